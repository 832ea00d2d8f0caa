/** Privacy: what this phone and the school's system hold, who reads it, and what one can do. */

import { Section } from "../../components/card";
import { Head } from "../../components/head";
import { List, Row } from "../../components/list";
import { local } from "../../i18n/local";
import { tell } from "../../i18n/privacy";
import { places } from "../../models/library";
import { session } from "../../models/session";
import { DropCopies } from "./drop-copies";
import { ExportMine } from "./export-mine";
import { Here } from "./here";

export function Privacy() {
  const person = session.value;
  return (
    <>
      <Head title={tell("title")} back={person ? "#/me" : "#/join"} />
      <main class="page stack-loose">
        {person ? <Here /> : <WillBeHere />}
        <Server />
        <Section title={tell("who.title")}>
          <WhoReads />
        </Section>
        <Section title={tell("never.title")}>
          <p>{tell("never.words")}</p>
        </Section>
        <Section title={tell("long.title")}>
          <p>{tell("long.words")}</p>
        </Section>
        {person && <Mine />}
      </main>
    </>
  );
}

/** What is told to somebody who has not come in yet. */
function WillBeHere() {
  return (
    <Section title={tell("here.will")}>
      <div class="card stack-tight">
        <p>{tell("here.will.words")}</p>
        <p>{tell("here.sealed")}</p>
      </div>
    </Section>
  );
}

function Server() {
  const top = places.value.find(({ parent }) => parent === null);
  return (
    <Section title={tell("server.title")}>
      <div class="stack-tight">
        <p>{tell("server.words")}</p>
        {top && <p>{tell("server.by", { name: local(top.name) })}</p>}
      </div>
    </Section>
  );
}

function WhoReads() {
  return (
    <dl class="parts card">
      {(["v1", "v2", "v3"] as const).map((each) => (
        <div key={each}>
          <dt>{tell(`who.${each}`)}</dt>
          <dd>{tell(`who.${each}.read`)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Mine() {
  return (
    <Section title={tell("mine.title")}>
      <div class="stack">
        <ExportMine />
        <List>
          <Row icon="upload" title={tell("mine.unsent")} href="#/parcel" />
        </List>
        <DropCopies />
      </div>
    </Section>
  );
}
