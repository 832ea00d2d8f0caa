/** Which school supports which, from which day to which. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Empty } from "../../../components/empty";
import { dateOf } from "../../../forms/week";
import { dayWords } from "../../../i18n/office-time";
import { say } from "../../../i18n/places";
import { word } from "../../../i18n/registers";
import { addLink, endLink, type Items, LINKS, type LinkRow } from "../../../models/office-places";
import { ActForm } from "../registers/act-form";
import { Dated } from "../registers/dated";
import { DayField, missing, PickField } from "../registers/fields";
import { mayChangeWide, type Standpoint } from "../registers/standpoint";
import { WideArea } from "../registers/wide-area";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";

export function LinksPage({ at }: { readonly at: Standpoint }) {
  const view = useView<Items<LinkRow>>(at.office, null, LINKS);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");
  const may = mayChangeWide("links", at);
  const done = (words: string) => {
    setAdding(false);
    setSaid(words);
    void view.reload();
  };
  const add = may && !adding && (
    <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
      {say("links.add")}
    </Button>
  );
  return (
    <WideArea title={word("door.links")} lead={say("links.lead")} said={said} actions={add}>
      {adding && (
        <NewLinkForm
          at={at}
          close={() => setAdding(false)}
          onDone={() => done(say("links.added"))}
        />
      )}
      <Viewed view={view} skeleton={<SkeletonRows rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={add}>{say("links.none")}</Empty>
          ) : (
            <ul class="card card-flush list" aria-label={word("door.links")}>
              {items.map((link) => (
                <LinkLine key={link.id} at={at} link={link} may={may} onDone={done} />
              ))}
            </ul>
          )
        }
      </Viewed>
    </WideArea>
  );
}

interface LinkLineProps {
  readonly at: Standpoint;
  readonly link: LinkRow;
  readonly may: boolean;
  readonly onDone: (said: string) => void;
}

function LinkLine({ at, link, may, onDone }: LinkLineProps) {
  const [ending, setEnding] = useState(false);
  const [until, setUntil] = useState(dateOf(Date.now()));
  const names = {
    supporting: at.places.name(link.supporting),
    aided: at.places.name(link.aided),
  };
  return (
    <>
      <Dated
        title={say("links.two", names)}
        span={link}
        action={
          may && (
            <Button kind="quiet" onClick={() => setEnding(true)}>
              {word("span.end")}
            </Button>
          )
        }
      />
      {ending && (
        <li class="dated">
          <ActForm
            title={say("links.end", names)}
            words={<p>{say("links.end-words")}</p>}
            yes={say("links.end-yes")}
            check={() => missing({ until })}
            act={(stop) => endLink(at.office, link.id, until, stop)}
            onDone={() => {
              setEnding(false);
              onDone(say("links.ended", { day: dayWords(until) }));
            }}
            close={() => setEnding(false)}
          >
            <DayField name="until" label={word("span.end-day")} value={until} onChange={setUntil} />
          </ActForm>
        </li>
      )}
    </>
  );
}

interface NewLinkFormProps {
  readonly at: Standpoint;
  readonly close: () => void;
  readonly onDone: () => void;
}

function NewLinkForm({ at: { office, places }, close, onDone }: NewLinkFormProps) {
  const [supporting, setSupporting] = useState<readonly string[]>([]);
  const [aided, setAided] = useState<readonly string[]>([]);
  const [since, setSince] = useState(dateOf(Date.now()));
  const schools = places.schools.map(({ id }) => ({ value: id, label: places.name(id) }));
  const link = { supporting: supporting[0] ?? "", aided: aided[0] ?? "", since, until: null };
  return (
    <ActForm
      title={say("links.add")}
      words={<p class="soft">{say("links.new-words")}</p>}
      yes={word("act.save")}
      check={() => missing({ supporting, aided, since })}
      act={(stop) => addLink(office, link, stop)}
      onDone={onDone}
      close={close}
    >
      <PickField
        name="supporting"
        label={say("links.supporting")}
        value={supporting}
        onChange={setSupporting}
        options={schools}
      />
      <PickField
        name="aided"
        label={say("links.aided")}
        value={aided}
        onChange={setAided}
        options={schools}
      />
      <DayField name="since" label={word("span.from")} value={since} onChange={setSince} />
    </ActForm>
  );
}
