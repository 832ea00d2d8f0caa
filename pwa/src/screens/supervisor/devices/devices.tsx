/** The phones of a school: when each was heard, what it has not sent, and locking out a lost one. */

import { useState } from "preact/hooks";
import { Empty } from "../../../components/empty";
import { tell } from "../../../i18n/people";
import { type DeviceRow, devicesPath } from "../../../models/office-devices";
import type { Items } from "../../../models/office-places";
import { SchoolArea } from "../registers/school-area";
import type { AtSchool } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { DeviceList } from "./device-list";

export function DevicesPage({ at }: { readonly at: AtSchool }) {
  const { office, school } = at;
  const view = useView<Items<DeviceRow>>(office, null, devicesPath(school));
  const [said, setSaid] = useState("");
  return (
    <SchoolArea at={at} title={tell("device.title")} lead={tell("device.lead")} said={said} print>
      <Viewed view={view} skeleton={<SkeletonRows rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{tell("device.none")}</Empty>
          ) : (
            <DeviceList
              at={at}
              devices={items}
              onDisabled={({ model }) => {
                setSaid(tell("device.done", { name: model }));
                void view.reload();
              }}
            />
          )
        }
      </Viewed>
    </SchoolArea>
  );
}
