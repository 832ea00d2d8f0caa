/** Teaches the rules every function: imported by parts of the page that are not in a hurry. */

import { learn } from "./expression";
import { MORE_FUNCTIONS } from "./more-functions";
import { settleBy } from "./rules";
import { settled } from "./settling";

learn(MORE_FUNCTIONS);
settleBy(settled);
