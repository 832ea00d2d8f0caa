/** Where a register's page stands: the connection, the places, and who looks. */

import type { Office } from "../../../models/office";
import { session } from "../../../models/session";
import { changes, type Standing } from "./doors";
import type { Places } from "./places";
import type { SchoolArea, WideArea } from "./registers-route";

export interface Standpoint {
  readonly office: Office;
  readonly places: Places;
  /** Asks for the places again, after one was changed. */
  readonly reloadPlaces: () => void;
}

export interface AtSchool extends Standpoint {
  readonly school: string;
}

/** What the person who is signed in is, and where. */
export function standings(): readonly Standing[] {
  return session.value?.roles ?? [];
}

/** Whether the person who is signed in may change a register of a school. */
export function mayChange(area: SchoolArea, { places, school }: AtSchool): boolean {
  return changes(area, standings(), places, school);
}

/** Whether the person who is signed in may change a register of no one school. */
export function mayChangeWide(area: WideArea, { places }: Standpoint): boolean {
  return changes(area, standings(), places, null);
}
