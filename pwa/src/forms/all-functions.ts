/** Teaches the rules every function: imported by parts of the page that are not in a hurry. */

import { learn } from "./expression";
import { MORE_FUNCTIONS } from "./more-functions";

learn(MORE_FUNCTIONS);
