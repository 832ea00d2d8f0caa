/** What is kept of a member of staff, and no more: the login, a subject, a tier, the senior grade. */

import type { ComponentChildren } from "preact";
import { Section } from "../../../components/card";
import { Notice } from "../../../components/notice";
import { tell } from "../../../i18n/people";
import type { PersonRow } from "../../../models/office-people";
import { phoneWords, tierWord } from "./people-words";

interface PersonFactsProps {
  readonly person: PersonRow;
  readonly action: ComponentChildren;
}

export function PersonFacts({ person, action }: PersonFactsProps) {
  const facts: readonly (readonly [string, string])[] = [
    [tell("facts.login"), person.login],
    [tell("facts.phone"), phoneWords(person)],
    ...(person.subject ? [[tell("facts.subject"), person.subject] as const] : []),
    [tell("facts.tier"), tierWord(person.tier)],
    [tell("facts.senior"), tell(person.senior ? "facts.yes" : "facts.no")],
  ];
  return (
    <Section title={tell("person.facts")} action={action}>
      {person.disabled && <Notice>{tell("person.is-closed")}</Notice>}
      <div class="card">
        <dl class="pairs">
          {facts.map(([label, value]) => (
            <Fact key={label} label={label} value={value} />
          ))}
        </dl>
      </div>
    </Section>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
