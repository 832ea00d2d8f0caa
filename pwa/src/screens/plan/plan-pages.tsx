/** The pages of plans, by their addresses: the plans, one of them, what is behind a number, a new one. */

import { Main } from "../main";
import { Behind } from "./behind";
import { Editing } from "./editing";
import { Plans } from "./plans-page";

interface PlanPagesProps {
  /** What follows "plan" in the address. */
  readonly path: readonly string[];
}

export function PlanPages({ path: [first = "", second = "", third] }: PlanPagesProps) {
  if (first === "new" || first === "edit") {
    return <Editing key={`${first} ${second}`} from={second} edit={first === "edit"} />;
  }
  if (second !== "") return <Behind plan={first} target={second} subject={third ?? null} />;
  return (
    <Main tab="home">
      <Plans only={first || null} />
    </Main>
  );
}
