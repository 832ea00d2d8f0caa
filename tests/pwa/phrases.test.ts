/** Phrases of one's own: kept on the phone, for one question, by one person. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { dropPhrase, keepPhrase, keptPhrases, phraseIn } from "../../pwa/src/models/phrases";
import { closeWorkplace, openWorkplace } from "../../pwa/src/models/workplace";
import { contents, freshDatabase } from "./phone";
import { signedIn } from "./signed-in";

const NOTE = { form: "parent", question: "note" };

beforeEach(() => openWorkplace({ signedIn: signedIn(), database: freshDatabase() }));
afterEach(closeWorkplace);

test("a phrase is kept for its question alone, the newest first", async () => {
  await keepPhrase(NOTE, "妈妈来接");
  await keepPhrase(NOTE, "已约好家访");

  expect(await keptPhrases(NOTE)).toEqual(["已约好家访", "妈妈来接"]);
  expect(await keptPhrases({ form: "env", question: "note" })).toEqual([]);
});

test("a phrase kept twice stands once, in front", async () => {
  await keepPhrase(NOTE, "妈妈来接");
  await keepPhrase(NOTE, "已约好家访");

  expect(await keepPhrase(NOTE, "妈妈来接")).toEqual(["妈妈来接", "已约好家访"]);
});

test("a phrase can be removed", async () => {
  await keepPhrase(NOTE, "妈妈来接");

  expect(await dropPhrase(NOTE, "妈妈来接")).toEqual([]);
});

test("of too many phrases the oldest makes room", async () => {
  for (let n = 1; n <= 21; n++) await keepPhrase(NOTE, `第${n}句`);

  const kept = await keptPhrases(NOTE);

  expect(kept).toHaveLength(20);
  expect(kept).not.toContain("第1句");
});

test("nothing of a phrase is sent", async () => {
  const database = freshDatabase();
  openWorkplace({ signedIn: signedIn(), database });

  await keepPhrase(NOTE, "妈妈来接");

  expect((await contents(database)).outbox).toEqual([]);
});

test("what is selected is kept, else the whole text, if it is no longer than a phrase", () => {
  const long = "很".repeat(101);

  expect(phraseIn("妈妈来接，说了作息。", [0, 4], [])).toBe("妈妈来接");
  expect(phraseIn(" 妈妈来接 ", [2, 2], [])).toBe("妈妈来接");
  expect(phraseIn(long, [0, 0], [])).toBeNull();
  expect(phraseIn(long, [0, 100], [])).toHaveLength(100);
  expect(phraseIn("妈妈来接", [0, 0], ["妈妈来接"])).toBeNull();
});
