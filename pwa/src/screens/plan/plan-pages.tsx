/** The pages of plans, by their addresses: the plans, one of them, what is behind a number, a new one. */

import { tell } from "../../i18n/plan";
import { Lazy } from "../lazy";
import { Main } from "../main";
import { adoptPart } from "./adopt-part";
import { Behind } from "./behind";
import { Plans } from "./plans-page";

interface PlanPagesProps {
  /** What follows "plan" in the address. */
  readonly path: readonly string[];
}

export function PlanPages({ path: [first = "", second = "", third] }: PlanPagesProps) {
  if (first === "new" || first === "edit") {
    return (
      <Lazy of={adoptPart} title={tell("title")}>
        {({ Editing }) => (
          <Editing key={`${first} ${second}`} from={second} edit={first === "edit"} />
        )}
      </Lazy>
    );
  }
  if (second !== "") return <Behind plan={first} target={second} subject={third ?? null} />;
  return (
    <Main tab="home">
      <Plans only={first || null} />
    </Main>
  );
}
