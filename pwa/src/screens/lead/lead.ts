/** What leaders do on a phone: the inbox, the four verbs on a record, and giving a task. */

import "../../style/lead.css";
import { keepPart } from "../../models/kept-part";
import { openSharedRows } from "../../models/shared-rows";

export { GiveTask } from "./give-task";
export { HomeLine } from "./home-line";
export { Inbox } from "./inbox";
export { VerbBar, VerbPanel } from "./verbs";

// The tasks that were given.
openSharedRows();
void keepPart(import.meta.url);
