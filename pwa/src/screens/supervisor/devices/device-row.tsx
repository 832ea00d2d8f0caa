/** One phone: how it stands, and locking it out when it is lost. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Badge } from "../../../components/state-badge";
import { tell } from "../../../i18n/people";
import { type DeviceRow, disableDevice } from "../../../models/office-devices";
import { ActForm } from "../registers/act-form";
import { type AtSchool, mayChange } from "../registers/standpoint";
import { heardWords, keepingWords, unsentWords } from "./device-words";

interface DeviceLineProps {
  readonly at: AtSchool;
  readonly device: DeviceRow;
  /** The page is about its owner already. */
  readonly owned?: boolean;
  readonly onDisabled: () => void;
}

export function DeviceLine({ at, device, owned, onDisabled }: DeviceLineProps) {
  const [asking, setAsking] = useState(false);
  const may = mayChange("devices", at) && !device.disabled;
  const keeping = keepingWords(device);
  return (
    <li class="dated">
      <div class="dated-words">
        <p class="dated-title">{owned ? device.model : device.name}</p>
        <p class="small soft">
          {[!owned && device.model, heardWords(device), versionWords(device)]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p class="small">{unsentWords(device)}</p>
        {keeping && <p class="small soft">{keeping}</p>}
        {device.disabled && <Badge icon="minus">{tell("device.disabled")}</Badge>}
        {!device.disabled && device.signed_out && (
          <Badge icon="door">{tell("device.signed-out")}</Badge>
        )}
      </div>
      {may && !asking && (
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {tell("device.disable")}
        </Button>
      )}
      {asking && (
        <ActForm
          title={tell("device.ask", { name: device.model })}
          words={
            <>
              <p>{tell("device.ask-words")}</p>
              <p>
                <strong>{unsentWords(device)}</strong>
              </p>
            </>
          }
          yes={tell("device.yes")}
          danger
          act={(stop) => disableDevice(at.office, device.id, stop)}
          onDone={() => {
            setAsking(false);
            onDisabled();
          }}
          close={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function versionWords({ version }: DeviceRow): string | null {
  return version && tell("device.version", { version });
}
