/** What was said of a record: who saw it, what they wrote, and what its author answered. */

import "../../style/talk.css";
import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { FieldBox } from "../../components/field-box";
import { Icon, type IconName } from "../../components/icon";
import { Notice } from "../../components/notice";
import { TextAnswer } from "../../components/text-answer";
import type { CompiledForm } from "../../forms/compiled";
import { say } from "../../i18n/answer";
import { momentWords } from "../../i18n/local";
import { word } from "../../i18n/talk";
import type { RecordView } from "../../models/records";
import {
  type Review,
  review,
  reviewsOf,
  takeBackReview,
  unheardAnswer,
  type Verb,
} from "../../models/reviews";
import { session } from "../../models/session";
import { askedLabels } from "../return-card";
import { LONGEST } from "./longest";
import { useUnsent } from "./use-unsent";

export { OtherParts } from "../parts/parts";

interface TalkProps {
  readonly record: RecordView;
  readonly form: CompiledForm | null;
  /** The person who looks wrote the record. */
  readonly own: boolean;
}

export function Talk({ record, form, own }: TalkProps) {
  const me = session.value?.user;
  const said = reviewsOf(record.rid).filter(
    ({ verb, by }) => verb !== "thanks" || own || by === me,
  );
  if (said.length === 0) return null;
  const waits = own && unheardAnswer(record) !== null;
  const spoken = said.some(({ by }) => by !== me);
  return (
    <Section title={word("title")}>
      {said.map((each) =>
        each.verb === "thanks" ? (
          <Thanks key={each.rid} review={each} own={own} />
        ) : (
          <Line key={each.rid} review={each} form={form} />
        ),
      )}
      {waits && <p class="soft">{word("answer.waits")}</p>}
      {own && spoken && <Reply rid={record.rid} />}
    </Section>
  );
}

const ICONS: Readonly<Record<Verb, IconName>> = {
  seen: "check",
  comment: "chat",
  return: "edit",
  answer: "check",
  thanks: "star",
};

interface LineProps {
  readonly review: Review;
  readonly form: CompiledForm | null;
}

function Line({ review: said, form }: LineProps) {
  const { verb, text } = said;
  const asked = askedLabels(said, form);
  return (
    <div class="said card">
      <Icon name={ICONS[verb]} size="small" />
      <div class="stack-tight">
        <p>
          {word(verb, { who: whoWords(said) })} <When review={said} />
        </p>
        {asked !== "" && <p>{say("return.on", { fields: asked })}</p>}
        {text !== "" && <p class="prose">{text}</p>}
        <Own review={said} />
      </div>
    </div>
  );
}

/** A calm card that only two people see. */
function Thanks({ review: said, own }: { readonly review: Review; readonly own: boolean }) {
  const title = own
    ? word("thanks.you", { who: said.name })
    : word("thanks", { who: whoWords(said) });
  return (
    <Notice tone="good" icon="star" title={title}>
      <div class="stack-tight">
        {said.text !== "" && <p class="prose">{said.text}</p>}
        <p class="small soft">
          <When review={said} /> · {word("thanks.only")}
        </p>
        <Own review={said} />
      </div>
    </Notice>
  );
}

function When({ review: { at, state } }: { readonly review: Review }) {
  const words = [momentWords(at), state === "waiting" ? word("waiting") : ""];
  return <span class="small soft">{words.filter((each) => each !== "").join(" · ")}</span>;
}

/** What one said oneself can be taken back; that something was completed stays said. */
function Own({ review: { rid, by, verb, state } }: { readonly review: Review }) {
  if (by !== session.value?.user || verb === "answer") return null;
  return (
    <>
      {state === "held" && <p class="small">{word("held")}</p>}
      <div>
        <Button kind="quiet" onClick={() => void takeBackReview(rid)}>
          {word("back")}
        </Button>
      </div>
    </>
  );
}

function Reply({ rid }: { readonly rid: string }) {
  const [words, write] = useUnsent(rid);
  const send = () =>
    void review([rid], { verb: "comment", text: words.trim() }).then(() => write(""));
  return (
    <FieldBox id="talk-reply" label={word("reply")}>
      <TextAnswer id="talk-reply" long value={words} onChange={write} maxLength={LONGEST} />
      {words.trim() !== "" && (
        <div class="stack-tight">
          <p class="field-hint">{word("reply.kept")}</p>
          <div>
            <Button icon="chat" disabled={words.length > LONGEST} onClick={send}>
              {word("send")}
            </Button>
          </div>
        </div>
      )}
    </FieldBox>
  );
}

function whoWords({ by, name }: Review): string {
  return by === session.value?.user ? word("you") : name;
}
