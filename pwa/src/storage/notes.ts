/** Small notes outside the database; where the browser forbids them they are not kept. */

export type Notes = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Notes of this phone. */
export const notes: Notes = guarded(() => localStorage);
/** Notes of this visit: gone when the tab is closed. */
export const visitNotes: Notes = guarded(() => sessionStorage);

/** Some browsers raise at the mere name of a storage, others once it is used. */
function guarded(storage: () => Storage): Notes {
  const attempt = <T>(act: (kept: Storage) => T): T | null => {
    try {
      return act(storage());
    } catch {
      return null;
    }
  };
  return {
    getItem: (name) => attempt((kept) => kept.getItem(name)),
    setItem: (name, text) => void attempt((kept) => kept.setItem(name, text)),
    removeItem: (name) => void attempt((kept) => kept.removeItem(name)),
  };
}
