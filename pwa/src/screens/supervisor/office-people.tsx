/** The registers of who is at a school: people, their phones, placements and pairs. */

import { DevicesPage } from "./devices/devices";
import { PairsPage } from "./pairs/pairs";
import { PeoplePage } from "./people/people";
import { PersonPage } from "./people/person";
import { PlacementsPage } from "./placements/placements";
import type { SchoolRoute } from "./registers/registers-route";
import type { Standpoint } from "./registers/standpoint";

interface PeoplePagesProps {
  readonly standpoint: Standpoint;
  readonly route: SchoolRoute;
}

export function PeoplePages({ standpoint, route: { school, area, id } }: PeoplePagesProps) {
  const at = { ...standpoint, school };
  switch (area) {
    case "devices":
      return <DevicesPage key={school} at={at} />;
    case "placements":
      return <PlacementsPage key={school} at={at} />;
    case "pairs":
      return <PairsPage key={school} at={at} />;
    default:
      return id === null ? (
        <PeoplePage key={school} at={at} />
      ) : (
        <PersonPage key={id} at={at} id={id} />
      );
  }
}
