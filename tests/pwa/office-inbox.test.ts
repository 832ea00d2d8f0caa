/** The inbox: its addresses, the question behind each, and how long a record waits in words. */

import { expect, test } from "vitest";
import { inboxPath } from "../../pwa/src/models/office-inbox";
import { inboxHash, inboxRoute } from "../../pwa/src/screens/supervisor/inbox/inbox-route";
import { ageWords } from "../../pwa/src/screens/supervisor/inbox/inbox-table";

function read(hash: string) {
  const [path = "", query = ""] = hash.replace("#/office/", "").split("?");
  return inboxRoute(path.split("/"), new URLSearchParams(query));
}

test("an address of the inbox gives back its list, school and page", () => {
  const choice = { list: "problems" as const, school: "s1", number: 3 };

  expect(read(inboxHash(choice))).toEqual({ page: "inbox", ...choice });
  expect(inboxHash({ list: null, school: null, number: 1 })).toBe("#/office/inbox");
  expect(read("#/office/inbox?list=best")).toMatchObject({ list: null, number: 1 });
});

test("the server is asked for the list with its school and page", () => {
  expect(inboxPath(null, null, 1)).toBe("/api/inbox");
  expect(inboxPath("unseen", "s1", 2)).toBe("/api/inbox?list=unseen&school=s1&page=2");
});

test("a correction waits since its day, everything else since it came", () => {
  expect(ageWords(0, "unseen")).toBe("今天");
  expect(ageWords(3, "problems")).toBe("3 天");
  expect(ageWords(0, "corrections")).toBe("还没到日子");
  expect(ageWords(3, "corrections")).toBe("过了 3 天");
});
