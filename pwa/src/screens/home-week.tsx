/** What of the day's page looks ahead: this week, and for a leader what there is to look at. */

import { ThisWeek } from "./home-work";
import { LeadLine } from "./lead-part";

export function HomeWeek() {
  return (
    <>
      <ThisWeek />
      <LeadLine />
    </>
  );
}
