/** A new password is set only when the server says so. */

import { expect, test } from "vitest";
import { resetEn } from "../../pwa/src/i18n/reset-en";
import { resetZh } from "../../pwa/src/i18n/reset-zh";
import { newPassword } from "../../pwa/src/models/new-password";

test("the slip's code and the new password travel once, and whose it is comes back", async () => {
  const seen: unknown[] = [];
  const ask: typeof fetch = async (path, init) => {
    seen.push([path, init?.body]);
    return new Response(JSON.stringify({ name: "孙丽", login: "sunli" }));
  };

  const outcome = await newPassword("7KX4M2QRTB", "qing-he-2026", ask);

  expect(outcome).toEqual({ ok: true, whose: { name: "孙丽", login: "sunli" } });
  expect(seen).toEqual([
    ["/api/accounts/reset", '{"code":"7KX4M2QRTB","password":"qing-he-2026"}'],
  ]);
});

test("a slip that was used says so", async () => {
  const ask: typeof fetch = async () =>
    new Response(JSON.stringify({ code: "code-unusable" }), { status: 403 });

  expect(await newPassword("x", "y", ask)).toEqual({ ok: false, code: "code-unusable" });
});

test("without a network the password stays what it was", async () => {
  const ask: typeof fetch = async () => {
    throw new TypeError("no network");
  };

  expect(await newPassword("x", "y", ask)).toEqual({ ok: false, code: "offline" });
});

test("both languages name the same things", () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name);

  for (const [key, words] of Object.entries(resetZh)) {
    expect(places(resetEn[key as keyof typeof resetZh])).toEqual(places(words));
  }
});
