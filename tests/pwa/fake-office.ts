/** A small server that keeps back what it is told to, until somebody in its office decides. */

import type { Fields } from "@daybook/sync";
import { FakeServer, type Verdict, type WireMutation } from "./fake-server";

export type Decision = "accepted" | "returned";

type Fate = Decision | "open" | "replaced";

interface Kept {
  readonly mutation: WireMutation;
  readonly fate: Fate;
}

export class FakeOffice extends FakeServer {
  /** Records of which nothing is taken without the office. */
  readonly strict = new Set<string>();
  readonly kept = new Map<string, Kept>();

  /** What waits for a decision, oldest first. */
  get open(): readonly string[] {
    return [...this.kept].filter(([, { fate }]) => isOpen(fate)).map(([mid]) => mid);
  }

  /** Decides on a kept mutation; nothing happens when it is settled already. */
  decide(mid: string, decision: Decision): void {
    const kept = this.kept.get(mid);
    if (kept === undefined || !isOpen(kept.fate)) return;
    const seq = decision === "accepted" ? this.apply(kept.mutation) : null;
    this.#settle(mid, kept.mutation, decision, seq);
  }

  protected override judge(mutation: WireMutation): Verdict {
    const { i, r, af, rp = [] } = mutation;
    if (this.applied.has(i)) return [0, this.apply(mutation), {}];
    const known = this.kept.has(i);
    const broken = af !== undefined && this.kept.has(af) && !this.applied.has(af);
    if (known || broken || this.strict.has(r)) {
      if (!known) this.kept.set(i, { mutation, fate: "open" });
      return [2, null, { reason: broken ? "after-held" : "invalid" }];
    }
    const seq = this.apply(mutation);
    for (const mid of rp) {
      const kept = this.kept.get(mid);
      if (kept && isOpen(kept.fate)) this.#settle(mid, kept.mutation, "replaced", seq);
    }
    return [0, seq, {}];
  }

  #settle(mid: string, mutation: WireMutation, fate: Fate, seq: number | null): void {
    this.kept.set(mid, { mutation, fate });
    const answers: Fields = fate === "returned" ? { answers: mutation.x ?? {} } : {};
    const { r: record, k: change } = mutation;
    const said = { record, change, form: null, reason: "invalid", state: fate, slot: 2, at: 1 };
    this.write(mid, { ...said, note: "?", by: "Ma", seq, ...answers }, "held");
  }
}

function isOpen(fate: Fate): boolean {
  return fate === "open" || fate === "returned";
}
