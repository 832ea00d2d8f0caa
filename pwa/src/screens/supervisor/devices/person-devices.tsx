/** The phones of one person. */

import { Section } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { tell } from "../../../i18n/people";
import { type DeviceRow, devicesPath } from "../../../models/office-devices";
import type { PersonRow } from "../../../models/office-people";
import type { Items } from "../../../models/office-places";
import type { AtSchool } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { DeviceList } from "./device-list";

interface PersonDevicesProps {
  readonly at: AtSchool;
  readonly person: PersonRow;
}

export function PersonDevices({ at, person }: PersonDevicesProps) {
  const view = useView<Items<DeviceRow>>(at.office, null, devicesPath(at.school));
  return (
    <Section title={tell("device.title")}>
      <Viewed view={view} skeleton={<SkeletonRows rows={1} />}>
        {({ items }) => {
          const own = items.filter((device) => device.person === person.id);
          if (own.length === 0) return <Empty>{tell("device.none-own")}</Empty>;
          return <DeviceList at={at} devices={own} owned onDisabled={() => void view.reload()} />;
        }}
      </Viewed>
    </Section>
  );
}
