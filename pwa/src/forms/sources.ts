/** Lists that are made of records on the phone: the forms they come from. */

/** As `RECORD_LISTS` of the server's `forms/compiled.py`. */
export const RECORD_LISTS: Readonly<Record<string, readonly string[]>> = {
  lessons: ["lesson"],
  observations: ["observe"],
  activities: ["lesson", "observe", "training"],
  walls: ["env"],
  pairs: ["pair"],
  focus: ["focus"],
  timetable: ["timetable"],
};

/** Lists whose values are children. */
export const OF_CHILDREN: ReadonlySet<string> = new Set(["children", "focus"]);
