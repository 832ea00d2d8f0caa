/** Makes and changes plans: kept on the phones of those who have one, or are placed. */

import { keepPart } from "../../models/kept-part";

export { Editing } from "./editing";

void keepPart(import.meta.url);
