/** Sees to it that a draft is written in one tab at a time. */

/** Another tab writes this draft. */
export class DraftBusy extends Error {}

const held = new Map<string, () => void>();

/** Holds the draft for this tab until `leaveDraft`; raises `DraftBusy` when another tab has it. */
export function holdDraft(rid: string): Promise<void> {
  if (held.has(rid) || navigator.locks === undefined) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const name = `daybook-draft-${rid}`;
    const asked = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) throw new DraftBusy();
      return new Promise<void>((release) => {
        held.set(rid, release);
        resolve();
      });
    });
    asked.catch(reject);
  });
}

/** Lets another tab write the draft. */
export function leaveDraft({ rid }: { readonly rid: string }): void {
  held.get(rid)?.();
  held.delete(rid);
}
