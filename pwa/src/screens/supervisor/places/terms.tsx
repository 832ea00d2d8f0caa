/** Terms and holidays: each with its weeks as a strip, so that the count is seen at a glance. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Empty } from "../../../components/empty";
import { type StripWeek, WeekStrip } from "../../../components/week-strip";
import { addDays, dateOf, schoolWeek, weekCount, weekStart } from "../../../forms/week";
import { localized } from "../../../i18n/office";
import { dayWords } from "../../../i18n/office-time";
import { say } from "../../../i18n/places";
import { word } from "../../../i18n/registers";
import { type Items, type TermRow, termsPath } from "../../../models/office-places";
import { mayChangeWide, type Standpoint, standings } from "../registers/standpoint";
import { WideArea } from "../registers/wide-area";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { TermForm } from "./term-form";

export function TermsPage({ at }: { readonly at: Standpoint }) {
  const place = termPlace(at);
  const view = useView<Items<TermRow>>(at.office, null, termsPath(place));
  const [doing, setDoing] = useState<"new" | string | null>(null);
  const [said, setSaid] = useState("");
  const may = mayChangeWide("terms", at);
  const done = () => {
    setDoing(null);
    setSaid(say("terms.saved"));
    void view.reload();
  };
  const add = may && doing !== "new" && (
    <Button kind="primary" icon="plus" onClick={() => setDoing("new")}>
      {say("terms.add")}
    </Button>
  );
  const form = (term: TermRow | null) => (
    <TermForm at={at} place={place} term={term} close={() => setDoing(null)} onDone={done} />
  );
  return (
    <WideArea title={word("door.terms")} lead={say("terms.lead")} said={said} actions={add} print>
      {doing === "new" && form(null)}
      <Viewed view={view} skeleton={<SkeletonRows rows={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={add}>{say("terms.none")}</Empty>
          ) : (
            <div class="stack">
              {[...items]
                .sort(latestFirst)
                .map((term) =>
                  doing === term.id ? (
                    form(term)
                  ) : (
                    <TermCard
                      key={term.id}
                      term={term}
                      onEdit={may ? () => setDoing(term.id) : null}
                    />
                  ),
                )}
            </div>
          )
        }
      </Viewed>
    </WideArea>
  );
}

/** The office whose terms these are: one's own, else the top of what is seen. */
function termPlace({ places }: Standpoint): string {
  const own = standings().find(({ place }) => places.get(place) !== undefined)?.place;
  return own ?? places.under(null)[0]?.id ?? "";
}

interface TermCardProps {
  readonly term: TermRow;
  readonly onEdit: (() => void) | null;
}

function TermCard({ term, onEdit }: TermCardProps) {
  return (
    <article class="card stack-tight" aria-label={localized(term.name)}>
      <div class="card-head">
        <h2>{localized(term.name)}</h2>
        {onEdit && (
          <Button kind="quiet" onClick={onEdit}>
            {word("act.edit")}
          </Button>
        )}
      </div>
      <p>
        {say("terms.span", {
          from: dayWords(term.from),
          to: dayWords(term.to),
          count: weekCount(term),
        })}
      </p>
      <TermStrip term={term} />
      {term.holidays.length > 0 && (
        <ul class="soft small">
          {term.holidays.map(([from, to, name]) => (
            <li key={`${from}-${to}`}>
              {say(from === to ? "terms.holiday-day" : "terms.holiday", {
                name: localized(name),
                from: dayWords(from),
                to: dayWords(to),
              })}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

/** The weeks of a term: those that have gone, the one that runs, holidays as weeks off. */
export function TermStrip({ term }: { readonly term: Omit<TermRow, "id"> }) {
  const today = dateOf(Date.now());
  return (
    <WeekStrip
      weeks={termWeeks(term)}
      current={schoolWeek(today, term)}
      label={localized(term.name) || say("terms.one")}
    />
  );
}

/** One square a week: outlined where there is school, dotted where every school day is off. */
export function termWeeks(term: Omit<TermRow, "id" | "name">): readonly StripWeek[] {
  return Array.from({ length: weekCount(term) }, (_, index) => {
    const monday = weekStart(index + 1, term);
    const days = [0, 1, 2, 3, 4].map((day) => addDays(monday, day));
    const off = days.every((day) => day < term.from || day > term.to || isHoliday(day, term));
    return { week: index + 1, state: off ? "not-expected" : "quiet" };
  });
}

function isHoliday(day: string, { holidays }: Pick<TermRow, "holidays">): boolean {
  return holidays.some(([from, to]) => from <= day && day <= to);
}

function latestFirst(one: TermRow, other: TermRow): number {
  return other.from.localeCompare(one.from);
}
