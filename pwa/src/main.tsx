/** Starts the page: mounts the frame and wakes the parts that work without it. */

import { render } from "preact";
import { App } from "./app";
import { watchForUpdates } from "./models/app-update";
import { openDrafts } from "./models/drafts";
import { openLanguage } from "./models/language";
import { openLibrary } from "./models/library";
import { openLocking } from "./models/lock";
import { openRecords } from "./models/records";
import { openSession } from "./models/session";
import { openSync } from "./models/sync-status";

async function start(): Promise<void> {
  const root = document.getElementById("app");
  if (root === null) throw new Error("index.html has no #app");
  await openLanguage();
  openLibrary();
  openDrafts();
  openRecords();
  openSync();
  render(<App />, root);
  document.dispatchEvent(new Event("daybook-started"));
  await openSession();
  openLocking();
  await watchForUpdates();
}

void start();
