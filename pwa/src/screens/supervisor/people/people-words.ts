/** What is said of a person in a line: what they are here, and how their phone stands. */

import { lastWords, stampWords } from "../../../i18n/office-time";
import { tell } from "../../../i18n/people";
import { roleWord } from "../../../i18n/registers";
import type { InvitationRow, PersonRow, RoleRow } from "../../../models/office-people";
import { isOver } from "../registers/dated";

/** The roles that somebody has today, those at `school` first, each once. */
export function rolesNow(person: PersonRow, school: string): readonly RoleRow[] {
  const now = person.roles.filter((role) => !isOver(role));
  return [...now].sort(
    (one, other) => Number(other.place === school) - Number(one.place === school),
  );
}

/** What somebody is at a school today, in words. */
export function roleWords(person: PersonRow, school: string): string {
  const here = rolesNow(person, school).filter(({ place }) => place === school);
  const words = [...new Set(here.map(({ role }) => roleWord(role)))];
  return words.length > 0 ? words.join(tell("comma")) : tell("people.no-role");
}

/** Whether a phone was joined, and when it was last heard from. */
export function phoneWords({ disabled, devices, last_heard }: PersonRow): string {
  if (disabled) return tell("people.closed");
  if (last_heard !== null) return tell("people.heard", { time: lastWords(last_heard) });
  return tell(devices > 0 ? "people.joined" : "people.not-joined");
}

/** Until when an open slip is good. */
export function slipWords({ purpose, expires }: InvitationRow): string {
  return tell(`slip.open-${purpose}`, { time: stampWords(expires) });
}

/** Tiers of backbone teachers, from none to those of the province. */
export const TIERS = ["none", "school", "county", "city", "province"] as const;

/** The word for a tier; nothing said is none. */
export function tierWord(tier: string | null): string {
  return tell(`tier.${TIERS.find((each) => each === tier) ?? "none"}`);
}
