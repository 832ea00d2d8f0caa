/** Home: today's page of the daybook, this person's forms, and what was written lately. */

import { useEffect } from "preact/hooks";
import { Button } from "../components/button";
import { Section } from "../components/card";
import { Empty } from "../components/empty";
import { Icon, iconNamed } from "../components/icon";
import { List } from "../components/list";
import { SyncLine } from "../components/sync-line";
import { WeekStrip } from "../components/week-strip";
import type { CompiledForm } from "../forms/compiled";
import { dayWords, local } from "../i18n/local";
import { type MessageKey, t } from "../models/language";
import { libraryReady, profile } from "../models/library";
import { recordsReady } from "../models/records";
import { session } from "../models/session";
import { status } from "../models/sync-status";
import { rightNow, today, week } from "./clock";
import { leads } from "./office-link";
import { homeForms, ownForms } from "./own-forms";
import { ownDrafts, ownRecords, ownWeeks, thisWeek } from "./own-work";
import { RecordRow } from "./record-row";
import { fillHash } from "./route";

const RECENT = 5;

export function Home() {
  useEffect(() => {
    document.title = t("app.name");
  }, []);
  const drafts = ownDrafts.value;
  return (
    <>
      <DayHead />
      <main class="page stack-loose">
        <FormButtons />
        {drafts.length > 0 && (
          <Section title={t("home.drafts")}>
            <List>
              {drafts.slice(0, RECENT).map((each) => (
                <RecordRow key={each.rid} record={each} />
              ))}
            </List>
          </Section>
        )}
        <ThisWeek />
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
        <Recent />
      </main>
    </>
  );
}

/** The top of the day's page: the date, the school week, the term as a strip. */
function DayHead() {
  const name = profile.value?.name ?? session.value?.name ?? "";
  const greeting = t(greetingOf(new Date(rightNow.value).getHours()), { name });
  return (
    <header class="day-head">
      <p class="soft">{greeting}</p>
      <div class="spread">
        <h1>{dayWords(today.value)}</h1>
        {week.value !== null && <p class="day-week">{t("date.week", { n: week.value })}</p>}
      </div>
      {ownWeeks.value.length > 0 && ownForms.value.length > 0 && (
        <WeekStrip weeks={ownWeeks.value} current={week.value} label={t("home.strip")} />
      )}
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

function ThisWeek() {
  const counts = thisWeek.value;
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const parts = ownForms.value.flatMap(({ id, title }) => {
    const n = counts.get(id) ?? 0;
    return n > 0 ? [t("home.week.part", { form: local(title), n })] : [];
  });
  if (!recordsReady.value || ownForms.value.length === 0) return null;
  return (
    <Section title={t("home.week")}>
      <p>{total > 0 ? t("home.week.count", { n: total }) : t("home.week.none")}</p>
      {parts.length > 1 && <p class="soft">{parts.join(" · ")}</p>}
    </Section>
  );
}

function Recent() {
  const recent = ownRecords.value.slice(0, RECENT);
  if (!recordsReady.value || ownForms.value.length === 0) return null;
  if (recent.length === 0) return <p class="soft">{t("home.empty")}</p>;
  return (
    <Section
      title={t("home.recent")}
      action={
        <a class="more-link" href="#/records">
          {t("home.all")}
        </a>
      }
    >
      <List>
        {recent.map((each) => (
          <RecordRow key={each.rid} record={each} />
        ))}
      </List>
    </Section>
  );
}
