/** The schools that the person on this phone leads, as their streams say. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { grants } from "./library";
import type { RecordView } from "./records";
import { workplace } from "./workplace";

/** The slots of the streams of the schools that this person leads, by school. */
export const ledSchools: ReadonlySignal<ReadonlyMap<string, number>> = computed(() => {
  const led = grants.value.flatMap(({ slot, key, role }): [string, number][] => {
    const [kind, school = ""] = key.split("/");
    return kind === "school" && role === "leader" ? [[school, slot]] : [];
  });
  return new Map(led);
});

/** Whether a record is somebody else's, of a school that this person leads. */
export function isLed({ author, school }: RecordView): boolean {
  const own = author === workplace.value?.signedIn.user;
  return !own && school !== null && ledSchools.value.has(school);
}
