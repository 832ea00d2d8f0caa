/** The registers of places: the tree, support links and teams, terms, and the classes of a school. */

import { ClassesPage } from "./classes/classes";
import { LinksPage } from "./places/links";
import { PlacesPage } from "./places/places";
import { SupportTeamsPage } from "./places/support-teams";
import { TermsPage } from "./places/terms";
import type { RegistersRoute } from "./registers/registers-route";
import type { Standpoint } from "./registers/standpoint";

interface PlacesPagesProps {
  readonly standpoint: Standpoint;
  readonly route: RegistersRoute;
}

export function PlacesPages({ standpoint, route }: PlacesPagesProps) {
  if (route.school !== null) {
    return <ClassesPage key={route.school} at={{ ...standpoint, school: route.school }} />;
  }
  switch (route.area) {
    case "links":
      return <LinksPage at={standpoint} />;
    case "terms":
      return <TermsPage at={standpoint} />;
    case "support-teams":
      return <SupportTeamsPage at={standpoint} />;
    default:
      return <PlacesPage at={standpoint} />;
  }
}
