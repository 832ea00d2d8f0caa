/** Fetches the pictures of forms once the forms are here, for the days without a network. */

import type { Choice, CompiledForm, Field, FileRef } from "../forms/compiled";
import { forms } from "./library";
import { mayUpload } from "./line";
import { formPictureUrl } from "./photos";
import { PHOTO } from "./picture";
import { status } from "./sync-status";
import { workplace } from "./workplace";

let work: Promise<boolean> = Promise.resolve(true);

/** Fetches by itself from now on: whenever forms have come, and what failed after each good sync. */
export function openFormPictures(): void {
  forms.subscribe(() => void fetchPictures());
  let last = status.peek().lastSynced;
  status.subscribe(({ lastSynced }) => {
    if (lastSynced === last) return;
    last = lastSynced;
    void work.then((whole) => whole || fetchPictures());
  });
}

/** Fetches, one after the other, what this phone lacks; whether it has them all then. */
export function fetchPictures(): Promise<boolean> {
  // A person who signs out closes the database under this work.
  work = work.then(fetchLacking).catch(() => false);
  return work;
}

async function fetchLacking(): Promise<boolean> {
  const place = workplace.peek();
  if (place === null) return true;
  let whole = true;
  for (const picture of picturesOf(forms.peek())) {
    const { $f: name } = picture;
    const here = await place.database.read(["files"], (tx) => tx.objectStore("files").get(name));
    if (here !== undefined) continue;
    if (workplace.peek() !== place || !mayUpload()) return false;
    const url = await formPictureUrl(picture);
    if (url === null) whole = false;
    else URL.revokeObjectURL(url);
  }
  return whole;
}

/** Every picture beside a question or choice, in whatever language, that a phone keeps. */
function picturesOf(all: readonly CompiledForm[]): readonly FileRef[] {
  const shown = all.flatMap(({ fields, choices }) => [
    ...fields.flatMap(inField),
    ...Object.values(choices).flatMap((list) => list.flatMap(beside)),
  ]);
  const kept = shown.filter(({ n }) => n <= PHOTO.bytes);
  return [...new Map(kept.map((picture) => [picture.$f, picture])).values()];
}

function inField(field: Field): readonly FileRef[] {
  return [...beside(field), ...(field.fields ?? []).flatMap(inField)];
}

function beside({ media }: Pick<Field | Choice, "media">): readonly FileRef[] {
  return Object.values(media?.image ?? {});
}
