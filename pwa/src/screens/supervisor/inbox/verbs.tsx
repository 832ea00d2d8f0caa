/** The four verbs on a record: seen at one tap, and three that are said in a sentence. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Chips } from "../../../components/chips";
import { FieldBox } from "../../../components/field-box";
import type { IconName } from "../../../components/icon";
import { say } from "../../../i18n/inbox";
import { localized } from "../../../i18n/office";
import type { Office } from "../../../models/office";
import { review, type Said, type Verb } from "../../../models/office-inbox";
import type { Words } from "../../../models/office-shapes";
import { ActForm, useAct, useFieldError } from "../registers/act-form";
import { TextField } from "../registers/fields";
import { refusalWords } from "../registers/refusal-words";
import { useReach } from "../use-reach";

interface VerbsProps {
  readonly office: Office;
  readonly rid: string;
  readonly may: readonly Verb[];
  readonly questions: ReadonlyMap<string, Words>;
  /** Whether somebody has seen it already. */
  readonly seen: boolean;
  readonly onSaid: () => void;
}

type Spoken = "comment" | "return" | "thanks";

const SPOKEN: readonly (readonly [verb: Spoken, icon: IconName])[] = [
  ["comment", "chat"],
  ["return", "back"],
  ["thanks", "star"],
];

export function Verbs({ office, rid, may, questions, seen, onSaid }: VerbsProps) {
  const [saying, setSaying] = useState<Spoken | null>(null);
  const reach = useReach();
  const { busy, refused, run } = useAct(
    (stop) => review(office, rid, { do: "seen" }, stop),
    onSaid,
  );
  const said = () => {
    setSaying(null);
    onSaid();
  };
  if (saying !== null) {
    const close = () => setSaying(null);
    return <SayForm {...{ office, rid, questions, close }} verb={saying} onSaid={said} />;
  }
  return (
    <div class="stack-tight">
      {!reach && <p class="soft small">{say("talk.too-far")}</p>}
      <div class="inbox-verbs">
        {may.includes("seen") && !seen && (
          <Button kind="primary" icon="check" disabled={busy || !reach} onClick={() => void run()}>
            {say("talk.seen")}
          </Button>
        )}
        {SPOKEN.filter(([verb]) => may.includes(verb)).map(([verb, icon]) => (
          <Button key={verb} icon={icon} disabled={busy} onClick={() => setSaying(verb)}>
            {say(`talk.${verb}`)}
          </Button>
        ))}
      </div>
      {refused && <p class="field-error">{refusalWords(refused).join(" ")}</p>}
    </div>
  );
}

interface SayFormProps extends Pick<VerbsProps, "office" | "rid" | "questions" | "onSaid"> {
  readonly verb: Spoken;
  readonly close: () => void;
}

const LONGEST = 500;

function SayForm({ office, rid, verb, questions, onSaid, close }: SayFormProps) {
  const [text, setText] = useState("");
  const [on, setOn] = useState<readonly string[]>([]);
  const returns = verb === "return";
  return (
    <ActForm
      title={say(`talk.${verb}`)}
      yes={say("talk.send")}
      check={() => faults(verb, text, on)}
      act={(stop) => review(office, rid, saidOf(verb, text, on), stop)}
      onDone={onSaid}
      close={close}
    >
      {returns && <Questions questions={questions} chosen={on} onChange={setOn} />}
      <TextField
        name="text"
        label={say(verb === "comment" ? "talk.text" : `talk.text-${verb}`)}
        hint={say("talk.text-hint")}
        long
        optional={returns || verb === "thanks"}
        maxLength={LONGEST}
        value={text}
        onChange={setText}
      />
    </ActForm>
  );
}

interface QuestionsProps {
  readonly questions: ReadonlyMap<string, Words>;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Questions({ questions, chosen, onChange }: QuestionsProps) {
  const error = useFieldError("on");
  const id = "review-on";
  const label = say("talk.questions");
  return (
    <FieldBox id={id} label={label} hint={undefined} error={error} optional={false} group>
      <Chips
        {...{ id, hint: undefined, error, required: false }}
        multiple
        options={[...questions].map(([value, words]) => ({ value, label: localized(words) }))}
        chosen={chosen}
        onChange={onChange}
      />
    </FieldBox>
  );
}

/** What is missing before it can be sent, in words. */
function faults(verb: Spoken, text: string, on: readonly string[]) {
  if (verb === "comment" && text.trim() === "") return { text: say("talk.text-missing") };
  const empty = text.trim() === "" && on.length === 0;
  return verb === "return" && empty ? { on: say("talk.what-missing") } : {};
}

function saidOf(verb: Spoken, text: string, on: readonly string[]): Said {
  const words = text.trim();
  return {
    do: verb,
    ...(words !== "" && { text: words }),
    ...(on.length > 0 && { on }),
  };
}
