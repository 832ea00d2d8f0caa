/** A browser that forbids small notes still shows the page, in the usual language and size. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { language, openLanguage, setLanguage } from "../../pwa/src/models/language";
import { closeWorkplace, openWorkplace, workplace } from "../../pwa/src/models/workplace";
import { browserCardDue } from "../../pwa/src/screens/in-app";
import { openTextSize, setTextSize, textSize } from "../../pwa/src/screens/text-size";
import { leaveNote, readNote } from "../../pwa/src/storage/canary";
import { notes, visitNotes } from "../../pwa/src/storage/notes";
import { leadByLease } from "../../pwa/src/sync/leader";
import { freshDatabase } from "./phone";
import { signedIn } from "./signed-in";

function forbid(name: string): void {
  const get = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  Object.defineProperty(globalThis, name, { get, configurable: true });
}

beforeEach(() => {
  forbid("localStorage");
  forbid("sessionStorage");
  vi.stubGlobal("document", { documentElement: { lang: "", dataset: {} } });
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, "localStorage");
  Reflect.deleteProperty(globalThis, "sessionStorage");
  vi.unstubAllGlobals();
});

test("what cannot be noted is not there", () => {
  for (const kept of [notes, visitNotes]) {
    kept.setItem("name", "text");
    kept.removeItem("name");

    expect(kept.getItem("name")).toBeNull();
  }
});

test("without notes the page is in Chinese until somebody chooses", async () => {
  await openLanguage();
  expect(language.value).toBe("zh");

  await setLanguage("en");
  expect(language.value).toBe("en");
});

test("without notes words have their usual size until somebody chooses", () => {
  openTextSize();
  expect(textSize.value).toBe("normal");

  setTextSize("large");
  expect(textSize.value).toBe("large");
});

test("without notes a chat app's browser is told of every time", () => {
  vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 MicroMessenger/8.0" });

  expect(browserCardDue()).toBe(true);
});

test("without notes and cookies a cleared database goes unnoticed", () => {
  const forbidden = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  Object.defineProperty(document, "cookie", { get: forbidden, set: forbidden });

  leaveNote("wang", 3);

  expect(readNote("wang")).toBeNull();
});

test("without notes every tab leads", async () => {
  const lead = leadByLease("sync", notes, Date.now);
  let led = 0;
  const work = async () => {
    led += 1;
  };

  expect([await lead(work), await lead(work), led]).toEqual([true, true, 2]);
});

test("notes are kept where the browser allows them", () => {
  const kept = new Map<string, string>();
  const getItem = (name: string) => kept.get(name) ?? null;
  const setItem = (name: string, text: string) => void kept.set(name, text);
  const allowed = { getItem, setItem };
  Object.defineProperty(globalThis, "localStorage", { value: allowed, configurable: true });

  notes.setItem("name", "text");

  expect(notes.getItem("name")).toBe("text");
});

test("a browser without channels between tabs opens a workplace all the same", () => {
  vi.stubGlobal("BroadcastChannel", undefined);

  openWorkplace({ signedIn: signedIn(), database: freshDatabase() });

  expect(workplace.value?.signedIn.name).toBe("Wang");
  closeWorkplace();
});
