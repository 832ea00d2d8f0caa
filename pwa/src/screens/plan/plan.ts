/** What shows plans, tasks and who was not heard of for long: fetched after the other screens. */

import "../../style/plan.css";
import { openSharedRows } from "../../models/shared-rows";
import { openAdoptPart } from "./adopt-part";

export { ChildrenPages } from "../children-list/children";
export { Counts } from "./counts";
export { PlanPages } from "./plan-pages";
export { PlanLink, WeekLines } from "./week-lines";

openSharedRows();
openAdoptPart();
