/** The part of the page round the door: other people, borrowing, choosing and losing a PIN. */

import { part } from "./lazy";

export const doorPart = part(() => import("./door/part"));
