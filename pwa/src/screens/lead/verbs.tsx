/** What a leader says of a record: seen, a comment, please complete it, thanks. */

import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../components/button";
import { Chips } from "../../components/chips";
import { FieldBox } from "../../components/field-box";
import { TextAnswer } from "../../components/text-answer";
import type { CompiledForm } from "../../forms/compiled";
import { word } from "../../i18n/lead";
import { local } from "../../i18n/local";
import { inbox } from "../../models/inbox";
import { t } from "../../models/language";
import type { RecordView } from "../../models/records";
import { review, reviewsOf, unheardAnswer } from "../../models/reviews";
import { session } from "../../models/session";
import { leaves, nameOf } from "../answer-words";
import { recordHash } from "../route";
import { LONGEST } from "../talk/longest";
import { useUnsent } from "../talk/use-unsent";

const SAYINGS = ["comment", "return", "thanks"] as const;
type Saying = (typeof SAYINGS)[number];

interface Begun {
  readonly rid: string;
  readonly saying: Saying;
  readonly on: readonly string[];
}

/** What somebody has begun to say of the record in sight. */
const begun = signal<Begun | null>(null);

interface VerbProps {
  readonly record: RecordView;
  readonly form: CompiledForm | null;
}

/** The bar at the bottom: seen is one tap, the others open their panel. */
export function VerbBar({ record }: VerbProps) {
  const { rid } = record;
  useEffect(() => {
    begun.value = null;
  }, [rid]);
  if (begun.value?.rid === rid) return null;
  return (
    <section class="bottom" aria-label={word("say")}>
      <div class="actions">
        <Seen record={record} />
        <div class="verbs">
          {SAYINGS.map((saying) => (
            <Button
              key={saying}
              onClick={() => {
                begun.value = { rid, saying, on: [] };
              }}
            >
              {word(saying)}
            </Button>
          ))}
        </div>
      </div>
    </section>
  );
}

/** One tap says that it was looked at; then the next one is offered. */
function Seen({ record }: { readonly record: RecordView }) {
  const { rid } = record;
  const me = session.value?.user;
  const said = reviewsOf(rid).some(({ by }) => by === me) && unheardAnswer(record) === null;
  if (!said) {
    return (
      <Button kind="primary" wide icon="check" onClick={() => void review([rid], { verb: "seen" })}>
        {word("seen")}
      </Button>
    );
  }
  const { urgent, answered, unseen } = inbox.value;
  const next = [...urgent, ...answered, ...unseen].find((each) => each.rid !== rid);
  return (
    <Button kind="primary" wide icon="forward" href={next ? recordHash(next.rid) : "#/inbox"}>
      {next ? word("next") : word("back")}
    </Button>
  );
}

/** What is being said, on the record's page: its words are kept until they are sent. */
export function VerbPanel({ record, form }: VerbProps) {
  const now = begun.value;
  if (now?.rid !== record.rid) return null;
  return <Panel key={now.saying} record={record} form={form} now={now} />;
}

function Panel({ record, form, now }: VerbProps & { readonly now: Begun }) {
  const { saying, on } = now;
  const { rid, author } = record;
  const { words, kept, write } = useUnsent(`${saying}/${rid}`);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
    box.current?.focus({ preventScroll: true });
  }, []);
  const text = words.trim();
  const empty = text === "" && on.length === 0 && saying !== "thanks";
  const send = async () => {
    await review([rid], { verb: saying, text, on });
    write("");
    begun.value = null;
  };
  return (
    <section ref={box} class="card stack" tabIndex={-1} aria-label={word(saying)}>
      <p>
        <strong>{word(`${saying}.to`, { name: nameOf("people", author) })}</strong>
      </p>
      {saying === "return" && <Questions form={form} now={now} />}
      <FieldBox id="verb-text" label={word("words")} optional={saying !== "comment"}>
        <TextAnswer id="verb-text" long value={words} maxLength={LONGEST} onChange={write} />
        <p class="field-hint" role="status">
          {kept && t("fill.saved")}
        </p>
      </FieldBox>
      {saying === "thanks" && <p class="small soft">{word("thanks.words")}</p>}
      <div class="pair">
        <Button
          onClick={() => {
            begun.value = null;
          }}
        >
          {t("no")}
        </Button>
        <Button
          kind="primary"
          disabled={empty || text.length > LONGEST}
          onClick={() => void send()}
        >
          {word("send")}
        </Button>
      </div>
    </section>
  );
}

/** The form's questions as chips: those that are to be completed. */
function Questions({ form, now }: { readonly form: CompiledForm | null; readonly now: Begun }) {
  const asked = leaves(form?.fields ?? []).filter(({ type }) => !UNASKED.has(type));
  if (asked.length === 0) return null;
  return (
    <FieldBox id="verb-on" label={word("on")} optional group>
      <Chips
        id="verb-on"
        multiple
        options={asked.map(({ name, label }) => ({ value: name, label: local(label) }))}
        chosen={now.on}
        onChange={(on) => {
          begun.value = { ...now, on };
        }}
      />
    </FieldBox>
  );
}

const UNASKED: ReadonlySet<string> = new Set(["note", "calculate", "hidden"]);
