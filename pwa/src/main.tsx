/** Starts the page: mounts the frame and wakes the parts that work without it. */

import { render } from "preact";
import { App } from "./app";
import { watchForUpdates } from "./models/app-update";
import { openLanguage } from "./models/language";

async function start(): Promise<void> {
  const root = document.getElementById("app");
  if (root === null) throw new Error("index.html has no #app");
  await openLanguage();
  render(<App />, root);
  document.dispatchEvent(new Event("daybook-started"));
  await watchForUpdates();
}

void start();
