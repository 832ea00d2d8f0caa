/** A phone, a bad line and an office that decides: nothing vanishes, and everything ends settled. */

import { newId } from "@daybook/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { agreedRow, shownRow } from "../../pwa/src/models/record-body";
import type { JournalItem } from "../../pwa/src/storage/schema";
import { allPending, onePending } from "../../pwa/src/storage/shown";
import { Bench, unsent } from "./bench";
import { FakeOffice } from "./fake-office";
import { FAULTS } from "./fake-server";
import { all, EPOCH, save } from "./phone";

const RIDS = [newId(), newId(), newId()];
const record = fc.nat({ max: 2 });
const round = fc.record({
  saves: fc.array(fc.record({ record, text: fc.constantFrom("a", "b", "c") }), { maxLength: 4 }),
  strict: fc.array(record, { maxLength: 2 }),
  decisions: fc.array(fc.constantFrom("accepted" as const, "returned" as const), { maxLength: 3 }),
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 3 }),
});

/** Saves as a person does: on top of what is shown, whole when the server has none of it. */
async function write(bench: Bench, rid: string, text: string): Promise<void> {
  const pending = await onePending(bench.db, rid);
  const [shown, agreed] = [shownRow(pending, "me"), agreedRow(pending, "me")];
  const base: readonly [number, number] = [EPOCH, pending.row?.seq ?? 0];
  const replaces = pending.told.map((row) => row.rid);
  const change = agreed === null ? ("put" as const) : ("set" as const);
  const all = { ...shown?.body, [text]: text };
  const fields = Object.fromEntries(
    Object.entries(all).filter(([name, value]) => agreed?.body[name] !== value),
  );
  await save(bench.db, { rid, base, change, fields, replaces });
}

async function shownTexts(bench: Bench, rid: string): Promise<string[]> {
  return Object.keys(shownRow(await onePending(bench.db, rid), "me")?.body ?? {}).sort();
}

test("whatever line and office do, no written word vanishes and everything ends settled", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
      const office = new FakeOffice();
      const bench = new Bench(office);
      const written = new Map(RIDS.map((rid) => [rid, new Set<string>()]));
      const nothingVanished = async () => {
        for (const [rid, texts] of written) {
          expect(await shownTexts(bench, rid)).toEqual([...texts].sort());
        }
      };

      for (const { saves, strict, decisions, faults } of rounds) {
        office.strict.clear();
        for (const index of strict) office.strict.add(RIDS[index] ?? "");
        for (const { record: index, text } of saves) {
          const rid = RIDS[index] ?? "";
          await write(bench, rid, text);
          written.get(rid)?.add(text);
        }
        bench.faults = [...faults];
        await bench.sync();
        await nothingVanished();
        for (const decision of decisions) office.decide(office.open[0] ?? "", decision);
        await bench.sync();
        await nothingVanished();
      }
      office.strict.clear();
      bench.faults = [];
      await bench.sync();
      for (const mid of office.open) office.decide(mid, "accepted");
      await bench.sync();
      await bench.sync();

      await nothingVanished();
      const open = (await all<JournalItem>(bench.db, "journal")).filter((item) => item.open === 1);
      expect([await unsent(bench), open, office.open]).toEqual([0, [], []]);
      for (const [rid, { row, told }] of await allPending(bench.db, "record")) {
        expect([row?.body, told]).toEqual([office.rows.get(rid)?.body, []]);
      }
      expect([...office.applied.values()].every((times) => times === 1)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
