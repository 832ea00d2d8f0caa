/** What is to be said over every screen: demo data, a lost sign-in, storage trouble, a new version. */

import { Bar } from "../components/bar";
import { Button } from "../components/button";
import { fullDate } from "../i18n/local";
import { tell } from "../i18n/record";
import { applyUpdate, updateReady } from "../models/app-update";
import { putClearingAside } from "../models/clearing";
import { flushDrafts } from "../models/drafts";
import { t } from "../models/language";
import { type Problem, session } from "../models/session";
import { storage, type Trouble } from "../models/storage";
import { status } from "../models/sync-status";
import { clockIsWrong, now, rightNow } from "./clock";

const SIGNED_OUT: ReadonlySet<Problem> = new Set([
  "not-signed-in",
  "token-expired",
  "token-revoked",
  "device-disabled",
  "account-disabled",
]);

export function Bars() {
  const { problem } = status.value;
  return (
    <>
      {problem !== null && SIGNED_OUT.has(problem) && (
        <Bar
          icon="person"
          tone="warn"
          action={<Button href="#/sign-in">{tell("bar.signin.now")}</Button>}
        >
          {tell("bar.signin")}
        </Bar>
      )}
      <StorageBar />
      {clockIsWrong.value && <ClockBar />}
      {updateReady.value && (
        <Bar icon="sync" action={<Button onClick={updateNow}>{tell("bar.update.now")}</Button>}>
          {tell("bar.update")}
        </Bar>
      )}
    </>
  );
}

/** What is being written is kept before the page goes. */
function updateNow(): void {
  void flushDrafts().finally(applyUpdate);
}

function StorageBar() {
  const { trouble, lost } = storage.value;
  if (trouble === null) return null;
  const words =
    trouble === "cleared" && lost === 0 ? tell("bar.cleared.none") : troubleWords(trouble, lost);
  return (
    <Bar icon="warning" tone="warn" action={wayOut(trouble)}>
      {words}
      {trouble === "cleared" && !session.value && tell("bar.cleared.in")}
    </Bar>
  );
}

function troubleWords(trouble: Trouble, lost: number): string {
  return trouble === "full" ? t("bar.full") : tell(`bar.${trouble}`, { n: lost });
}

function wayOut(trouble: Trouble) {
  if (trouble === "reload") {
    return <Button onClick={() => location.reload()}>{t("bar.reload.now")}</Button>;
  }
  if (trouble !== "cleared") return undefined;
  if (!session.value) return <Button href="#/sign-in">{t("signin.go")}</Button>;
  return <Button onClick={putClearingAside}>{t("fill.acknowledge")}</Button>;
}

function ClockBar() {
  const wrong = fullDate(now.value);
  return (
    <Bar icon="clock" tone="warn">
      {tell("bar.clock", { wrong, right: fullDate(rightNow.value) })}
    </Bar>
  );
}
