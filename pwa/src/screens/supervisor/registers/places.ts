/** The places that somebody sees, as a tree: names, what lies under what, and which are schools. */

import { localized } from "../../../i18n/office";
import { word } from "../../../i18n/registers";
import type { PlaceRow, PlaceType } from "../../../models/office-places";

const SCHOOLS: ReadonlySet<PlaceType> = new Set(["central", "school", "point", "kindergarten"]);

export interface Places {
  readonly items: readonly PlaceRow[];
  /** The schools that are open, in the order of the tree. */
  readonly schools: readonly PlaceRow[];
  get(id: string): PlaceRow | undefined;
  /** A place's name; another name for one that this person does not see. */
  name(id: string): string;
  /** Whether `id` is `above` or lies under it. */
  isUnder(id: string, above: string): boolean;
  /** The places right under another; under null those whose own parent is not seen. */
  under(parent: string | null): readonly PlaceRow[];
}

export function placesOf(items: readonly PlaceRow[]): Places {
  const known = new Map(items.map((place) => [place.id, place]));
  const isUnder = (id: string, above: string): boolean => {
    if (id === above) return true;
    const parent = known.get(id)?.parent ?? null;
    return parent !== null && isUnder(parent, above);
  };
  return {
    items,
    schools: items.filter((place) => isSchool(place) && place.closed === null),
    get: (id) => known.get(id),
    name: (id) => localized(known.get(id)?.name) || word("place.elsewhere"),
    isUnder,
    under: (parent) =>
      items.filter((place) =>
        parent === null ? !known.has(place.parent ?? "") : place.parent === parent,
      ),
  };
}

export function isSchool({ type }: PlaceRow): boolean {
  return SCHOOLS.has(type);
}
