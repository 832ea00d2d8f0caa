/** Records for tests, with only what the test is about. */

import type { RecordView } from "../../../pwa/src/models/records";

/** A synced record of the parent form, changed by `given`. */
export function recordView(given: Partial<RecordView>): RecordView {
  return {
    rid: "r1",
    form: "parent",
    version: 1,
    date: "2026-10-12",
    answers: {},
    state: "synced",
    author: "u1",
    school: "s1",
    class: "c1",
    task: null,
    troubles: [],
    meetings: [],
    at: 0,
    ...given,
  };
}
