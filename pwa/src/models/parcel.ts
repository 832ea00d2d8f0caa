/** Makes the file of unsent work and hands it over: to another app, or to the phone's downloads. */

import { PAGE_VERSION } from "./app-update";
import {
  type Author,
  changesParts,
  lookAtUnsent,
  picturePart,
  serverKey,
  textsOf,
  type Unsent,
} from "./parcel-contents";
import { canSeal, freshKey, startSealing } from "./parcel-seal";
import { currentDatabase, type Workplace } from "./workplace";

/** Why no file can be made: nothing to put in, no key yet, or no sealing at this address. */
export type Obstacle = "nothing" | "no-key" | "no-crypto";

/** What a phone would put into a file now, or why it cannot make one. */
export interface Outlook {
  readonly unsent: Unsent;
  readonly obstacle: Obstacle | null;
}

export interface Made {
  readonly name: string;
  readonly file: Blob;
  readonly records: number;
  readonly photos: number;
  /** Photos whose bytes this phone has lost. */
  readonly broken: number;
}

/** Looks at what a file would hold. */
export async function lookAhead(): Promise<Outlook> {
  const database = currentDatabase();
  const [unsent, key] = await Promise.all([lookAtUnsent(database), serverKey(database)]);
  return { unsent, obstacle: obstacleTo(unsent, key !== null) };
}

function obstacleTo({ records, photos }: Unsent, hasKey: boolean): Obstacle | null {
  if (records + photos === 0) return "nothing";
  if (!canSeal()) return "no-crypto";
  return hasKey ? null : "no-key";
}

/** Makes the file; `tell` hears how many of its parts are done. */
export async function makeParcel(
  { database, signedIn }: Workplace,
  now: number,
  tell: (done: number, total: number) => void,
): Promise<Made> {
  const [unsent, key, skew = 0] = await Promise.all([
    lookAtUnsent(database),
    serverKey(database),
    database.read(["meta"], (tx) => tx.objectStore("meta").get("skew")),
  ]);
  if (key === null) throw new Error("no key to seal with");
  const { user, device, token } = signedIn;
  const author: Author = { user, device, token, version: PAGE_VERSION, skew, now };
  const sealing = await startSealing(key, await freshKey(), textsOf(unsent.changes));
  const total = unsent.files.length + 1;
  let broken = 0;
  for await (const part of changesParts(unsent.changes, author)) await sealing.add(part);
  for (const [index, file] of unsent.files.entries()) {
    tell(index + 1, total);
    const part = await picturePart(database, file);
    if (part !== null) await sealing.add(part);
    else broken += file.rank;
  }
  const whole = await sealing.end();
  const name = fileName(signedIn.name, now);
  return {
    name,
    file: whole,
    records: unsent.records,
    photos: unsent.photos - broken,
    broken,
  };
}

/** The file as another app may take it, or null: many browsers hand over known types only. */
export function shareable({ file, name }: Made): File | null {
  if (navigator.canShare === undefined) return null;
  const files = [
    new File([file], name, { type: file.type }),
    // Browsers let texts through; whoever opens the file looks at its contents, not at its name.
    new File([file], `${name}.txt`, { type: "text/plain" }),
  ];
  return files.find((each) => navigator.canShare({ files: [each] })) ?? null;
}

/** Opens the phone's own sheet of apps; false when the person closed it again. */
export async function share(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file] });
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return false;
    throw error;
  }
}

/** A name that says whose file it is and of which day. */
function fileName(person: string, now: number): string {
  const day = new Date(now).toLocaleDateString("sv");
  return `${person.replace(/[\\/:*?"<>|\s]+/g, "-")}-${day}.daybook`;
}
