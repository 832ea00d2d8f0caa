/** After joining: the first pack arrives, in items and bytes, and may be left to arrive later. */

import { useLayoutEffect, useState } from "preact/hooks";
import { Button } from "../components/button";
import { Head } from "../components/head";
import { Icon } from "../components/icon";
import { Notice } from "../components/notice";
import { Progress } from "../components/progress";
import { sizeWords } from "../i18n/local";
import { pageKept } from "../models/app-update";
import { t } from "../models/language";
import { session } from "../models/session";
import { status } from "../models/sync-status";
import { awaitsPack, landsInOffice } from "./office-link";
import { problemWords } from "./problem-words";
import { go } from "./route";

export function Arrived() {
  const person = session.value;
  const { lastSynced, progress, problem, running } = status.value;
  // Whoever follows a join link while signed in sees at once who that is.
  const [already] = useState(lastSynced !== null);
  const kept = pageKept.value;
  const ready = lastSynced !== null && kept !== false;
  const start = person && landsInOffice(person) ? "#/office" : "#/";
  const straightOn = person && !already && !awaitsPack(person);
  useLayoutEffect(() => {
    if (straightOn) go(start, true);
  }, [straightOn, start]);
  if (straightOn) return null;
  return (
    <>
      <Head
        title={person ? t("join.welcome", { name: person.name }) : t("join.title")}
        kept={t("join.title")}
      />
      <main class="page stack-loose">
        {already && person && <Notice>{t("join.already", { name: person.name })}</Notice>}
        {!already && (
          <div class="stack" role="status">
            {ready ? (
              <div class="saved">
                <span class="saved-mark">
                  <Icon name="check" size="large" />
                </span>
                <p>{t(kept ? "join.pack.ready" : "join.pack.unkept")}</p>
              </div>
            ) : (
              <>
                <h2>{t("join.pack")}</h2>
                <p class="soft">{t("join.pack.words")}</p>
                <Progress
                  done={progress?.items ?? 0}
                  total={progress?.total ?? 1}
                  label={t("join.pack")}
                />
                <p class="small soft">
                  {t("join.pack.count", {
                    items: progress?.items ?? 0,
                    size: sizeWords(progress?.bytes ?? 0),
                  })}
                </p>
                {!running && problem && <Notice tone="warn">{problemWords(problem)}</Notice>}
                <p class="small soft">{t("join.pack.later")}</p>
              </>
            )}
          </div>
        )}
      </main>
      <section class="bottom" aria-label={t("join.start")}>
        <div class="actions">
          <Button kind="primary" wide href={start}>
            {t("join.start")}
          </Button>
        </div>
      </section>
    </>
  );
}
