/** Children as rows on a desk and as cards in a hand; who has left stands at the end. */

import { say } from "../../../i18n/children";
import { dayWords } from "../../../i18n/office-time";
import { language } from "../../../models/language";
import type { ChildRow } from "../../../models/office-children";
import { areaHash } from "../registers/registers-route";
import { ConsentBadge, PhotoBadge } from "./consent-words";

interface ChildTableProps {
  readonly school: string;
  readonly of: string;
  readonly items: readonly ChildRow[];
  readonly label: string;
}

export function ChildTable({ school, of, items, label }: ChildTableProps) {
  return (
    <table class="office-table register">
      <caption class="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{say("child.name")}</th>
          <th scope="col">{say("child.about")}</th>
          <th scope="col">{say("child.consent")}</th>
          <th scope="col">{say("child.photo")}</th>
        </tr>
      </thead>
      <tbody>
        {[...items].sort(hereFirst).map((child) => (
          <tr key={child.id} class={child.left === null ? undefined : "dated-over"}>
            <th scope="row">
              <a class="office-name" href={areaHash(school, "children", of, child.id)}>
                {child.name}
              </a>
            </th>
            <td>{aboutWords(child)}</td>
            <td>
              <ConsentBadge consent={child.consent} />
            </td>
            <td>
              <PhotoBadge photo={child.photo} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The sex, the year of birth, and since when the child is gone; what is not kept is left out. */
export function aboutWords({ sex, birth_year, left }: ChildRow): string {
  const words = [
    sex && say(`sex.${sex}`),
    birth_year && say("child.born", { year: birth_year }),
    left && say("child.left", { day: dayWords(left) }),
  ];
  return words.filter(Boolean).join(" · ");
}

function hereFirst(one: ChildRow, other: ChildRow): number {
  return (
    Number(one.left !== null) - Number(other.left !== null) ||
    one.name.localeCompare(other.name, language.peek())
  );
}
