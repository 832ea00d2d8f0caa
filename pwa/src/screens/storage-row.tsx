/** Whether the browser keeps this phone's work, in words, with the button that asks it to. */

import { useState } from "preact/hooks";
import { Button } from "../components/button";
import { Badge } from "../components/state-badge";
import { sizeWords } from "../i18n/local";
import { tell } from "../i18n/record";
import { askToKeep, storage } from "../models/storage";

export function StorageRow() {
  const { persisted, used, quota } = storage.value;
  const [refused, setRefused] = useState(false);
  const ask = async () => {
    await askToKeep();
    setRefused(true);
  };
  const state = persisted === null ? "unknown" : persisted ? "kept" : "may";
  return (
    <div class="card stack-tight">
      <div>
        <Badge
          icon={persisted ? "check" : "warning"}
          tone={persisted ? "good" : persisted === null ? null : "warn"}
        >
          {tell(`storage.${state}`)}
        </Badge>
      </div>
      <p>{tell(`storage.${state}.words`)}</p>
      {used !== null && quota !== null && (
        <p class="small soft">
          {tell("storage.used", {
            used: sizeWords(used),
            free: sizeWords(Math.max(0, quota - used)),
          })}
        </p>
      )}
      {persisted === false && (
        <div>
          <Button onClick={() => void ask()}>{tell("storage.ask")}</Button>
        </div>
      )}
      {refused && persisted === false && <p class="small">{tell("storage.refused")}</p>}
    </div>
  );
}
