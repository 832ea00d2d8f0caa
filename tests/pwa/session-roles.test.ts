/** What somebody may do follows what the server says of them, not what was so when they signed in. */

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openLibrary, profile } from "../../pwa/src/models/library";
import { openRolesTold } from "../../pwa/src/models/roles-told";
import { lock, type Session, session, unlock } from "../../pwa/src/models/session";
import { announce, closeWorkplace, currentDatabase } from "../../pwa/src/models/workplace";
import { exchange } from "./phone";
import { keptSignIn, openAs, PIN, signedIn } from "./signed-in";

const HEAD = { role: "head", place: "s1" };
const TEACHER = { role: "teacher", place: "s1" };

let seq = 0;

/** A sync brings the person's own row. */
async function told(roles: readonly unknown[]): Promise<void> {
  seq += 1;
  const body = { name: "Wang", login: "wang", roles, home_school: "s1", year: "2026" };
  await exchange(currentDatabase(), {
    g: [[1, 7, "me/wang", "teacher"]],
    c: [[1, 7, 3, seq]],
    r: { 1: [["wang", seq, "profile", { o: null, v: 0, ca: 1, ra: 1 }, body]] },
  });
  announce({ rows: ["wang"], library: true });
}

function roles(): Session["roles"] | undefined {
  return session.peek()?.roles;
}

openLibrary();
openRolesTold();

let user = "";

beforeEach(async () => {
  user = `wang-${seq}`;
  await openAs(signedIn({ user }));
});

afterEach(closeWorkplace);

test("a role that was given since the sign-in is here after the next sync", async () => {
  expect(roles()).toEqual([TEACHER]);

  await told([TEACHER, HEAD]);

  await vi.waitFor(() => expect(roles()).toEqual([TEACHER, HEAD]));
  await vi.waitFor(async () => expect((await keptSignIn(user))?.roles).toEqual([TEACHER, HEAD]));
});

test("a role that was taken is gone after the next sync", async () => {
  await told([]);

  await vi.waitFor(() => expect(roles()).toEqual([]));
});

test("a sync that changes nothing about roles leaves the session as it is", async () => {
  const before = session.peek();
  let changes = -1;
  const stop = session.subscribe(() => {
    changes += 1;
  });

  await told([TEACHER]);
  await told([TEACHER]);
  await vi.waitFor(() => expect(profile.value?.roles).toEqual([TEACHER]));

  stop();
  expect([session.peek(), changes]).toEqual([before, 0]);
});

test("a role that was told stands after the PIN was asked for again", async () => {
  await told([TEACHER, HEAD]);
  await vi.waitFor(async () => expect((await keptSignIn(user))?.roles).toEqual([TEACHER, HEAD]));

  await lock();
  await unlock(PIN);

  expect(roles()).toEqual([TEACHER, HEAD]);
});
