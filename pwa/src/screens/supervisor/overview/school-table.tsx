/** The schools as a table on a desk and as cards in a hand. */

import { type StripWeek, WeekStrip } from "../../../components/week-strip";
import { addDays, dateOf, schoolWeek, weekCount } from "../../../forms/week";
import { localized, say } from "../../../i18n/office";
import { lastWords } from "../../../i18n/office-time";
import type { OfficeKey } from "../../../i18n/office-zh";
import type { SchoolRow, TermSpan } from "../../../models/office-shapes";
import { type RecordFilters, recordsHash } from "../office-route";
import { readsRecords } from "../what-one-may";
import { OpenItems } from "./open-items";
import { SchoolStateBadge } from "./school-state";

interface SchoolTableProps {
  readonly schools: readonly SchoolRow[];
  readonly term: TermSpan | null;
}

export function SchoolTable({ schools, term }: SchoolTableProps) {
  return (
    <table class="office-table office-schools">
      <caption class="visually-hidden">{say("schools.list")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("schools.school")}</th>
          <th scope="col">{say("schools.weeks")}</th>
          <th scope="col" class="number">
            {say("schools.month")}
          </th>
          <th scope="col" class="number">
            {say("schools.term")}
          </th>
          <th scope="col" class="number">
            {say("schools.people")}
          </th>
          <th scope="col">{say("schools.heard")}</th>
          <th scope="col">{say("schools.state")}</th>
        </tr>
      </thead>
      <tbody>
        {schools.map((school) => (
          <SchoolLine key={school.id} school={school} term={term} />
        ))}
      </tbody>
    </table>
  );
}

interface SchoolLineProps {
  readonly school: SchoolRow;
  readonly term: TermSpan | null;
}

function SchoolLine({ school, term }: SchoolLineProps) {
  const name = localized(school.name);
  const today = dateOf(Date.now());
  return (
    <tr>
      <th scope="row">
        <a class="office-name" href={recordsHash({ school: school.id })}>
          {name}
        </a>
        <span class="row-detail">{typeWords(school.type)}</span>
      </th>
      <td class="cell-strip">
        <WeekStrip
          weeks={stripWeeks(school, term, today)}
          current={term && schoolWeek(today, term)}
          label={name}
        />
      </td>
      <td class="number" data-label={say("schools.month")}>
        <Count
          name={name}
          count={school.records_30d}
          href={recordsHash(monthFilter(school, today))}
        />
      </td>
      <td class="number" data-label={say("schools.term")}>
        <Count name={name} count={school.records} href={recordsHash(termFilter(school, term))} />
      </td>
      <td class="number" data-label={say("schools.people")}>
        <span>{school.people}</span>
      </td>
      <td class="cell-heard" data-label={say("schools.heard")}>
        {school.heard === null ? say("state.not-heard-ever") : lastWords(school.heard)}
      </td>
      <td class="cell-state">
        <SchoolStateBadge school={school} />
        {school.open.length > 0 && <OpenItems school={school} />}
      </td>
    </tr>
  );
}

interface CountProps {
  readonly name: string;
  readonly count: number;
  readonly href: string;
}

/** A number that opens the records it counts; nothing to open behind a zero. */
export function Count({ name, count, href }: CountProps) {
  if (count === 0 || !readsRecords()) return <span>{count}</span>;
  return (
    <a href={href} aria-label={say("schools.records-of", { school: name, count })}>
      {count}
    </a>
  );
}

export function monthFilter(school: SchoolRow, today: string): RecordFilters {
  return { school: school.id, from: addDays(today, -29), to: today };
}

export function termFilter(school: SchoolRow, term: TermSpan | null): RecordFilters {
  return term ? { school: school.id, from: term.from, to: term.to } : { school: school.id };
}

/**
 * The school weeks of the term, those to come included.
 *
 * A running week in which nobody was heard from yet is still to come, unless the school is silent.
 */
export function stripWeeks(
  school: SchoolRow,
  term: TermSpan | null,
  today: string,
): readonly StripWeek[] {
  const known = new Map(school.weeks.map((mark) => [mark.week, mark]));
  const last = Math.max(term ? weekCount(term) : 0, ...known.keys());
  const now = term ? schoolWeek(today, term) : null;
  return Array.from({ length: last }, (_, index) => {
    const week = index + 1;
    const mark = known.get(week);
    if (mark === undefined || (now !== null && week > now)) return { week, state: "ahead" };
    const open = week === now && mark.state === "not-heard" && school.state !== "not-heard";
    return open ? { week, state: "ahead" } : { week, state: mark.state, count: mark.count };
  });
}

const TYPES: Readonly<Record<string, OfficeKey>> = {
  bureau: "type.bureau",
  central: "type.central",
  point: "type.point",
  kindergarten: "type.kindergarten",
  school: "type.school",
};

export function typeWords(type: string): string {
  return say(TYPES[type] ?? "type.school");
}
