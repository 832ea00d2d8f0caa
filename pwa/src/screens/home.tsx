/** Home: today's page of the daybook and this person's forms; the rest comes a moment later. */

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Button } from "../components/button";
import { Empty } from "../components/empty";
import { Icon, iconNamed } from "../components/icon";
import { SyncLine } from "../components/sync-line";
import type { CompiledForm } from "../forms/compiled";
import { dayWords, local } from "../i18n/local";
import { type MessageKey, t } from "../models/language";
import { libraryReady, profile } from "../models/library";
import { session } from "../models/session";
import { status } from "../models/sync-status";
import { rightNow, today, week } from "./clock";
import { useLater } from "./later-part";
import { leads } from "./office-link";
import { homeForms, ownForms } from "./own-forms";
import { fillHash } from "./route";

export function Home() {
  useEffect(() => {
    document.title = t("app.name");
  }, []);
  const here = useLater();
  const work = here === "failed" ? null : here;
  return (
    <>
      <DayHead strip={work && <work.TermStrip />} />
      <main class="page stack-loose">
        <FormButtons />
        {work && <work.Drafts />}
        {work && <work.ThisWeek />}
        {leads(session.value) && (
          <Button
            wide
            icon="school"
            href="#/office"
            {...(ownForms.value.length === 0 ? { kind: "primary" as const } : {})}
          >
            {t("home.office")}
          </Button>
        )}
        {work && <work.Recent />}
        {here === "failed" && <p class="soft">{t("error.offline")}</p>}
      </main>
    </>
  );
}

/** The top of the day's page: the date, the school week, the term as a strip. */
function DayHead({ strip }: { readonly strip: ComponentChildren }) {
  const name = profile.value?.name ?? session.value?.name ?? "";
  const greeting = t(greetingOf(new Date(rightNow.value).getHours()), { name });
  return (
    <header class="day-head">
      <p class="soft">{greeting}</p>
      <div class="spread">
        <h1>{dayWords(today.value)}</h1>
        {week.value !== null && <p class="day-week">{t("date.week", { n: week.value })}</p>}
      </div>
      <div class="day-strip">{strip}</div>
      <SyncLine status={status.value} now={rightNow.value} full />
    </header>
  );
}

function greetingOf(hour: number): MessageKey {
  if (hour >= 4 && hour < 11) return "home.morning";
  if (hour >= 11 && hour < 13) return "home.noon";
  return hour >= 13 && hour < 18 ? "home.afternoon" : "home.evening";
}

function FormButtons() {
  const forms = ownForms.value;
  if (forms.length === 0) {
    if (!libraryReady.value || leads(session.value)) return null;
    return (
      <Empty action={<Button href="#/sync">{t("sync.title")}</Button>}>{t("home.noforms")}</Empty>
    );
  }
  return (
    <nav class="stack-tight" aria-label={t("home.write")}>
      <div class="form-buttons">
        {homeForms.value.map((form) => (
          <FormButton key={form.id} form={form} />
        ))}
      </div>
      <a class="more-link" href="#/forms">
        {t("home.forms")}
      </a>
    </nav>
  );
}

function FormButton({ form }: { readonly form: CompiledForm }) {
  return (
    <a class="form-button" href={fillHash(form.id)}>
      <span class="row-icon">
        <Icon name={iconNamed(form.icon, "note")} />
      </span>
      <span class="row-title">{local(form.title)}</span>
    </a>
  );
}
