/** Who lands in the office, and who is shown what their phone fetches first. */

import { afterEach, expect, test, vi } from "vitest";
import type { Session } from "../../../pwa/src/models/session";
import { awaitsPack, landsInOffice } from "../../../pwa/src/screens/office-link";

function person(...roles: readonly string[]): Session {
  const server = { name: "Daybook", demo: false };
  const places = roles.map((role) => ({ role, place: "p1" }));
  return { user: "u1", device: "d1", name: "钱兰", roles: places, server };
}

function on(screen: "phone" | "desk"): void {
  vi.stubGlobal("matchMedia", () => ({ matches: screen === "desk" }));
}

afterEach(() => vi.unstubAllGlobals());

test("a supervisor lands in the office on any screen", () => {
  on("phone");

  expect(landsInOffice(person("supervisor"))).toBe(true);
  expect(landsInOffice(person("township"))).toBe(true);
});

test("an administrator, who has no school, lands in the office", () => {
  on("phone");

  expect(landsInOffice(person("admin"))).toBe(true);
});

test.each(["captain", "trainer", "municipal"])(
  "a %s, who has no school, lands in the office",
  (role) => {
    on("phone");

    expect(landsInOffice(person(role))).toBe(true);
  },
);

test("a head, who logs too, lands in the office at a desk and at home on a phone", () => {
  on("phone");
  expect(landsInOffice(person("head"))).toBe(false);

  on("desk");
  expect(landsInOffice(person("head"))).toBe(true);
});

test("a teacher lands at home on any screen", () => {
  on("desk");

  expect(landsInOffice(person("teacher"))).toBe(false);
});

test("only whoever teaches is shown what the phone fetches", () => {
  expect(awaitsPack(person("teacher"))).toBe(true);
  expect(awaitsPack(person("head", "teacher"))).toBe(true);
  expect(awaitsPack(person("head"))).toBe(false);
  expect(awaitsPack(person("supervisor"))).toBe(false);
});
