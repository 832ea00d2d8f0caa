/** The office's addresses keep the filters, and ask the server for the same list. */

import { expect, test } from "vitest";
import {
  exportPath,
  filterCount,
  officeRoute,
  overviewHash,
  recordHash,
  recordsHash,
  recordsPath,
  withFilter,
} from "../../pwa/src/screens/supervisor/office-route";

test("an address of the records page gives back the filters it was made from", () => {
  const filters = { school: "s1", from: "2026-10-01", q: "家访 & 约定" };

  const route = officeRoute(recordsHash(filters, 3));

  expect(route).toEqual({ page: "records", filters, number: 3 });
});

test("an address of the records page does not hold the words that were searched for", () => {
  const address = recordsHash({ q: "小雨家访" });

  expect(decodeURIComponent(address)).not.toContain("小雨");
  expect(recordsHash({ q: "小雨家访" })).toBe(address);
  expect(officeRoute("#/office/records?q=9999")).toMatchObject({ filters: {} });
});

test("an address of no page is the overview", () => {
  const all = { page: "overview", state: null, place: null, term: null };

  expect(officeRoute("#/office/nothing")).toEqual(all);
  expect(officeRoute("#/office?state=quiet")).toEqual({ ...all, state: "quiet" });
});

test("the overview's address keeps the township, the term and the state", () => {
  const chosen = { state: "quiet", place: "p1", term: "t1" };

  expect(officeRoute(overviewHash(chosen))).toEqual({ page: "overview", ...chosen });
  expect(overviewHash({ state: null, place: null, term: null })).toBe("#/office");
});

test("a record's address gives back its id", () => {
  expect(officeRoute(recordHash("a-_9"))).toEqual({ page: "record", rid: "a-_9" });
});

test("a page number that is no number is page 1", () => {
  for (const page of ["x", "-2", "1.5", ""]) {
    expect(officeRoute(`#/office/records?page=${page}`)).toMatchObject({ number: 1 });
  }
});

test("an empty filter is left out", () => {
  const filters = withFilter({ school: "s1", form: "env" }, "school", "");

  expect(filters).toEqual({ form: "env" });
  expect(filterCount(filters)).toBe(1);
  expect(recordsHash({})).toBe("#/office/records");
});

test("the server is asked for the page with the filters", () => {
  expect(recordsPath({ form: "env" }, 2)).toBe("/api/views/records?form=env&page=2&size=50");
});

test("an export has the same filters and says what it is for", () => {
  expect(exportPath({ form: "env" }, "学期总结", "en")).toBe(
    `/api/views/records.csv?form=env&purpose=${encodeURIComponent("学期总结")}&lang=en`,
  );
});
