/** Locking by hand, and after how many minutes it is done by itself. */

import { useState } from "preact/hooks";
import { Button } from "../components/button";
import { Chips } from "../components/chips";
import { FieldBox } from "../components/field-box";
import { tell } from "../i18n/record";
import {
  LOCK_MINUTES,
  type LockMinutes,
  lockMinutes,
  lockNow,
  setLockMinutes,
} from "../models/lock";

export function LockRows() {
  const [minutes, setMinutes] = useState(lockMinutes);
  const choose = (chosen: LockMinutes) => {
    setLockMinutes(chosen);
    setMinutes(chosen);
  };
  return (
    <>
      <FieldBox id="me-lock" label={tell("me.lock")} group>
        <Chips
          id="me-lock"
          options={LOCK_MINUTES.map((each) => ({
            value: String(each),
            label: tell("me.lock.minutes", { n: each }),
          }))}
          chosen={[String(minutes)]}
          onChange={([chosen]) => chosen && choose(Number(chosen) as LockMinutes)}
        />
        <p class="field-hint">{tell("me.lock.words")}</p>
      </FieldBox>
      <div>
        <Button onClick={() => void lockNow()}>{tell("me.lock.now")}</Button>
      </div>
    </>
  );
}
