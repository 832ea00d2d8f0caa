/** Files that are being made for a record: it is finished only when they are there. */

const making = new Set<Promise<unknown>>();

/** Counts `made` among the files being made until it is there or has failed. */
export function beingMade<T>(made: Promise<T>): Promise<T> {
  const over = () => void making.delete(made);
  making.add(made);
  made.then(over, over);
  return made;
}

/** Resolves once no file is being made, and whoever asked for one has got it. */
export async function filesMade(): Promise<void> {
  while (making.size > 0) await Promise.allSettled(making);
}
