/** Slips of one person: a new code in big letters, a sheet to print, and what is still open. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Section } from "../../../components/card";
import { Notice } from "../../../components/notice";
import { stampWords } from "../../../i18n/office-time";
import { tell } from "../../../i18n/people";
import { language } from "../../../models/language";
import {
  type InvitationRow,
  makeSlips,
  type PersonRow,
  type Purpose,
  printSlips,
  type SlipCode,
  takeBackSlip,
} from "../../../models/office-people";
import { useAct } from "../registers/act-form";
import { FileAction } from "../registers/file-action";
import { refusalWords } from "../registers/refusal-words";
import type { AtSchool } from "../registers/standpoint";
import { slipWords } from "./people-words";

interface PersonSlipProps {
  readonly at: AtSchool;
  readonly person: PersonRow;
  readonly open: readonly InvitationRow[];
  readonly onChanged: () => void;
}

const PURPOSES: readonly Purpose[] = ["join", "password"];

export function PersonSlip({ at, person, open, onChanged }: PersonSlipProps) {
  const [shown, setShown] = useState<{ purpose: Purpose; slip: SlipCode } | null>(null);
  return (
    <Section title={tell("slip.title")}>
      <div class="card stack">
        <p class="soft">{tell("slip.words")}</p>
        {open.map((slip) => (
          <OpenSlip key={slip.id} at={at} slip={slip} onChanged={onChanged} />
        ))}
        {PURPOSES.map((purpose) => (
          <div key={purpose} class="slip-purpose stack-tight">
            <p>
              <strong>{tell(`slip.${purpose}`)}</strong>{" "}
              <span class="soft">{tell(`slip.${purpose}-words`)}</span>
            </p>
            <div class="act-buttons">
              <ShowCode
                at={at}
                person={person}
                purpose={purpose}
                onCode={(slip) => {
                  setShown({ purpose, slip });
                  onChanged();
                }}
              />
              <FileAction
                file={(stop) =>
                  printSlips(at.office, { people: [person.id] }, purpose, language.peek(), stop)
                }
                onSaved={onChanged}
              >
                {tell("slip.print-one")}
              </FileAction>
            </div>
            {shown?.purpose === purpose && <Code person={person} slip={shown.slip} />}
          </div>
        ))}
      </div>
    </Section>
  );
}

interface ShowCodeProps {
  readonly at: AtSchool;
  readonly person: PersonRow;
  readonly purpose: Purpose;
  readonly onCode: (slip: SlipCode) => void;
}

function ShowCode({ at, person, purpose, onCode }: ShowCodeProps) {
  const { busy, refused, run } = useAct(
    (stop) => makeSlips(at.office, [person.id], purpose, stop),
    ({ codes: [slip] }) => slip && onCode(slip),
  );
  return (
    <>
      <Button icon="note" disabled={busy} onClick={() => void run()}>
        {tell("slip.show")}
      </Button>
      {refused && (
        <Notice tone="warn" live="alert">
          {refusalWords(refused).join(" ")}
        </Notice>
      )}
    </>
  );
}

/** The code as somebody reads it out or writes it down; it is shown this once. */
function Code({ person, slip }: { readonly person: PersonRow; readonly slip: SlipCode }) {
  return (
    <figure class="slip-code" role="status">
      <p class="slip-letters">{slip.code}</p>
      <figcaption class="soft small">
        {tell("slip.code-words", { name: person.name, time: stampWords(slip.expires) })}
      </figcaption>
    </figure>
  );
}

interface OpenSlipProps {
  readonly at: AtSchool;
  readonly slip: InvitationRow;
  readonly onChanged: () => void;
}

function OpenSlip({ at, slip, onChanged }: OpenSlipProps) {
  const { busy, refused, run } = useAct(
    (stop) => takeBackSlip(at.office, slip.id, stop),
    onChanged,
  );
  return (
    <div class="slip-open">
      <p>{slipWords(slip)}</p>
      <Button kind="quiet" disabled={busy} onClick={() => void run()}>
        {tell("slip.take-back")}
      </Button>
      {refused && <p class="field-error">{refusalWords(refused).join(" ")}</p>}
    </div>
  );
}
