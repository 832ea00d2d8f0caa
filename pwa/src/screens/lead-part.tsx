/** What leaders do on a phone: a part of its own, kept only where somebody leads a school. */

import { ledSchools } from "../models/leading";
import { part, usePart } from "./lazy";

export const lead = part(() => import("./lead/lead"));

/** Fetches it as soon as somebody leads a school: the next place may be out of reach. */
export function openLead(): void {
  ledSchools.subscribe(({ size }) => {
    if (size > 0) lead.load().catch(() => undefined);
  });
}

/** How much there is to look at, for whoever leads a school. */
export function LeadLine() {
  const leads = ledSchools.value.size > 0;
  const here = usePart(lead, leads);
  return leads && here !== null && here !== "failed" ? <here.HomeLine /> : null;
}
