/** Whether the page is shown inside a chat app, whose browser may clear what is written in it. */

import { visitNotes } from "../storage/notes";

const MET = "daybook-in-app-met";

export type InAppBrowser = "wechat" | "qq" | "dingtalk";

/** The chat app a page is shown in, or null in a browser of its own. */
export function inAppBrowser(agent: string): InAppBrowser | null {
  if (/MicroMessenger/i.test(agent)) return "wechat";
  if (/DingTalk/i.test(agent)) return "dingtalk";
  // QQ's own browser says MQQBrowser; the chat app adds QQ/ and a number.
  return /\sQQ\/[\d.]+/i.test(agent) ? "qq" : null;
}

/** Whether the card is due: inside a chat app, and not put aside since the page was opened. */
export function browserCardDue(): boolean {
  return inAppBrowser(navigator.userAgent) !== null && visitNotes.getItem(MET) === null;
}

/** Puts the card aside until the page is opened again. */
export function stayHere(): void {
  visitNotes.setItem(MET, "1");
}
