/** The office's plans: fetched when somebody goes there. */

import "../../style/office-plans.css";
import type { Office } from "../../models/office";
import { EditPlanPage } from "./plans/edit-plan";
import { LineRecordsPage } from "./plans/line-records";
import { NewPlanPage } from "./plans/new-plan";
import { PlanPage } from "./plans/plan";
import { PlansPage } from "./plans/plans";
import type { PlanRoute, PlansRoute } from "./plans/plans-route";

interface PlansPagesProps {
  readonly office: Office;
  readonly route: PlansRoute | PlanRoute;
}

export function PlansPages({ office, route }: PlansPagesProps) {
  if (route.page === "plans") {
    if (route.making) return <NewPlanPage key={route.like} office={office} like={route.like} />;
    return <PlansPage office={office} school={route.school} />;
  }
  const { plan, line, number, editing } = route;
  if (line !== null) return <LineRecordsPage office={office} {...{ plan, line, number }} />;
  if (editing) return <EditPlanPage key={plan} office={office} id={plan} />;
  return <PlanPage key={plan} office={office} id={plan} />;
}
