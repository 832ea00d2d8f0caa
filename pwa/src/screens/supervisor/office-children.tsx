/** The registers of children: class lists and consent, lists from Excel, who looked, how long kept. */

import { AuditPage } from "./audit/audit";
import { ChildPage } from "./children/child";
import { ChildrenPage } from "./children/children";
import { ImportsPage } from "./imports/imports";
import type { RegistersRoute } from "./registers/registers-route";
import type { Standpoint } from "./registers/standpoint";
import { RetentionPage } from "./retention/retention";

interface ChildrenPagesProps {
  readonly standpoint: Standpoint;
  readonly route: RegistersRoute;
}

export function ChildrenPages({ standpoint, route }: ChildrenPagesProps) {
  if (route.school === null) return <RetentionPage at={standpoint} />;
  const { school, area, id, sub } = route;
  const at = { ...standpoint, school };
  if (area === "imports") return <ImportsPage key={school} at={at} />;
  if (area === "audit") return <AuditPage key={school} at={at} />;
  if (id !== null && sub !== null) return <ChildPage key={sub} at={at} of={id} id={sub} />;
  return <ChildrenPage key={`${school}-${id}`} at={at} of={id} />;
}
