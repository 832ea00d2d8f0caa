/** The order of classes everywhere: open ones first, from the youngest to the oldest. */

import type { ClassRow } from "../../../models/office-places";

const STAGES = ["kindergarten", "primary", "junior"];

export function youngestFirst(one: ClassRow, other: ClassRow): number {
  return (
    Number(one.closed !== null) - Number(other.closed !== null) ||
    STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage) ||
    one.grade - other.grade
  );
}
