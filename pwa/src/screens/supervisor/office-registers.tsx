/** The office's registers: fetched when somebody goes there, each area when it is opened. */

import { useMemo } from "preact/hooks";
import { word } from "../../i18n/registers";
import type { Office } from "../../models/office";
import { type Items, PLACES, type PlaceRow } from "../../models/office-places";
import { part } from "../lazy";
import { LazyPages } from "./lazy-pages";
import { PageHead } from "./page-head";
import { DoorsPage, SchoolPage } from "./registers/doors-page";
import { placesOf } from "./registers/places";
import type { RegistersRoute } from "./registers/registers-route";
import type { Standpoint } from "./registers/standpoint";
import { useView } from "./use-view";
import { SkeletonRows, Viewed } from "./viewed";

const people = part(() => import("./office-people"));
const places = part(() => import("./office-places"));
const children = part(() => import("./office-children"));

interface RegistersPagesProps {
  readonly office: Office;
  readonly route: RegistersRoute;
}

export function RegistersPages({ office, route }: RegistersPagesProps) {
  const view = useView<Items<PlaceRow>>(office, null, PLACES);
  const { data } = view.state.value;
  const known = useMemo(() => data && placesOf(data.items), [data]);
  if (known === null) {
    return (
      <>
        <PageHead title={word("doors.title")} />
        <Viewed view={view} skeleton={<SkeletonRows rows={5} />}>
          {() => null}
        </Viewed>
      </>
    );
  }
  return (
    <Areas
      standpoint={{ office, places: known, reloadPlaces: () => void view.reload() }}
      route={route}
    />
  );
}

interface AreasProps {
  readonly standpoint: Standpoint;
  readonly route: RegistersRoute;
}

function Areas({ standpoint, route }: AreasProps) {
  if (route.area === null) {
    if (route.school === null) return <DoorsPage places={standpoint.places} />;
    return <SchoolPage places={standpoint.places} school={route.school} />;
  }
  const title = word(`door.${route.area}`);
  switch (route.area) {
    case "people":
    case "devices":
    case "placements":
    case "pairs":
      return (
        <LazyPages of={people} title={title}>
          {({ PeoplePages }) => <PeoplePages standpoint={standpoint} route={route} />}
        </LazyPages>
      );
    case "children":
    case "imports":
    case "audit":
    case "retention":
      return (
        <LazyPages of={children} title={title}>
          {({ ChildrenPages }) => <ChildrenPages standpoint={standpoint} route={route} />}
        </LazyPages>
      );
    default:
      return (
        <LazyPages of={places} title={title}>
          {({ PlacesPages }) => <PlacesPages standpoint={standpoint} route={route} />}
        </LazyPages>
      );
  }
}
