/** Which records a list holds, in words: where its filters are folded away or on paper. */

import { localized, say } from "../../i18n/office";
import { dayWords } from "../../i18n/office-time";
import type { FiltersAnswer } from "../../models/office-shapes";
import type { RecordFilters } from "./office-route";

interface FilterWordsProps {
  readonly filters: RecordFilters;
  readonly choices: FiltersAnswer | null;
}

export function FilterWords({ filters, choices }: FilterWordsProps) {
  const words = filterWords(filters, choices);
  if (words.length === 0) return null;
  return <p class="office-filter-words soft small">{words.join(" · ")}</p>;
}

/** One phrase for each filter; what the choices do not name is left out. */
export function filterWords(
  filters: RecordFilters,
  choices: FiltersAnswer | null,
): readonly string[] {
  const named = <T extends { id: string }>(list: readonly T[] | undefined, id?: string) =>
    list?.find((each) => each.id === id);
  const { from, to, q } = filters;
  const words = [
    localized(named(choices?.schools, filters.school)?.name),
    localized(named(choices?.forms, filters.form)?.title),
    named(choices?.people, filters.person)?.name,
    from && say("records.from-day", { date: dayWords(from) }),
    to && say("records.to-day", { date: dayWords(to) }),
    q && say("records.with-text", { text: q }),
  ];
  return words.filter((each): each is string => Boolean(each));
}
