/** Phones in a ruled list, the longest silence first, because that is where to ask. */

import { tell } from "../../../i18n/people";
import type { DeviceRow } from "../../../models/office-devices";
import type { AtSchool } from "../registers/standpoint";
import { DeviceLine } from "./device-row";
import { bySilence } from "./device-words";

interface DeviceListProps {
  readonly at: AtSchool;
  readonly devices: readonly DeviceRow[];
  readonly owned?: boolean;
  readonly onDisabled: (device: DeviceRow) => void;
}

export function DeviceList({ at, devices, owned, onDisabled }: DeviceListProps) {
  return (
    <ul class="card card-flush list" aria-label={tell("device.title")}>
      {[...devices].sort(bySilence).map((device) => (
        <DeviceLine
          key={device.id}
          at={at}
          device={device}
          owned={owned ?? false}
          onDisabled={() => onDisabled(device)}
        />
      ))}
    </ul>
  );
}
