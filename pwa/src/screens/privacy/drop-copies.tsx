/** The button that takes old copies of what the school has off this phone. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Confirm } from "../../components/confirm";
import { Notice } from "../../components/notice";
import { RECORD_LISTS } from "../../forms/sources";
import { tell } from "../../i18n/privacy";
import { makeLighter, mayGo } from "../../models/lightening";
import { records } from "../../models/records";
import { currentDatabase } from "../../models/workplace";
import { rightNow } from "../clock";

/** Forms whose records are chosen from while others are written. */
const NEEDED: ReadonlySet<string> = new Set(Object.values(RECORD_LISTS).flat());

export function DropCopies() {
  const [asking, setAsking] = useState(false);
  const [dropped, setDropped] = useState<number | "failed" | null>(null);
  const old = mayGo(records.value, NEEDED, rightNow.value);
  const drop = async () => {
    setAsking(false);
    setDropped(
      await makeLighter(currentDatabase(), old, Date.now()).catch(() => "failed" as const),
    );
  };
  if (asking) {
    return (
      <Confirm
        question={tell("mine.drop.ask", { n: old.length })}
        yes={tell("mine.drop.yes")}
        danger
        onYes={() => void drop()}
        onNo={() => setAsking(false)}
      >
        <p>{tell("mine.drop.what")}</p>
      </Confirm>
    );
  }
  return (
    <div class="card stack">
      <p>{tell("mine.drop.words")}</p>
      <Button wide icon="trash" onClick={() => setAsking(true)}>
        {tell("mine.drop")}
      </Button>
      {dropped !== null && (
        <Notice tone={dropped === "failed" ? "warn" : "good"} live="status">
          {dropped === "failed" ? tell("mine.failed") : tell("mine.dropped", { n: dropped })}
        </Notice>
      )}
    </div>
  );
}
