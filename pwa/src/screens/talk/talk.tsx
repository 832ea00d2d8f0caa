/** What was said of a record: who saw it, what they wrote, and what its author answered. */

import "../../style/talk.css";
import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { FieldBox } from "../../components/field-box";
import { Icon, type IconName } from "../../components/icon";
import { TextAnswer } from "../../components/text-answer";
import type { CompiledForm } from "../../forms/compiled";
import { say } from "../../i18n/answer";
import { momentWords } from "../../i18n/local";
import { word } from "../../i18n/talk";
import { t } from "../../models/language";
import type { RecordView } from "../../models/records";
import {
  openReturns,
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
  const told = reviewsOf(record.rid).filter(
    ({ verb, by }) => verb !== "thanks" || own || by === me,
  );
  // What its author is to complete stands at the head of the page.
  const above = new Set(own ? openReturns(record.rid) : []);
  const said = told.filter((each) => !above.has(each));
  if (told.length === 0) return null;
  const waits = own && unheardAnswer(record) !== null;
  const spoken = told.some(({ by }) => by !== me);
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
          {headWords(said)} <When review={said} />
        </p>
        {asked !== "" && <p>{say("return.on", { fields: asked })}</p>}
        {text !== "" && <p class="prose">{text}</p>}
        <Held review={said} />
      </div>
      <Back review={said} />
    </div>
  );
}

/** A calm card that only two people see. */
function Thanks({ review: said, own }: { readonly review: Review; readonly own: boolean }) {
  return (
    <div class="said card thanks">
      <Icon name="star" size="small" />
      <div class="stack-tight">
        <p>
          <strong>{own ? word("thanks.you", { who: said.name }) : headWords(said)}</strong>{" "}
          <When review={said} />
        </p>
        {said.text !== "" && <p class="prose">{said.text}</p>}
        <p class="small soft">{word("thanks.only")}</p>
        <Held review={said} />
      </div>
      <Back review={said} />
    </div>
  );
}

function headWords({ verb, by, name }: Review): string {
  return by === session.value?.user ? word(`you.${verb}`) : word(verb, { who: name });
}

function When({ review: { at, state } }: { readonly review: Review }) {
  const words = [momentWords(at), state === "waiting" ? word("waiting") : ""];
  return (
    <span class="small soft said-when">{words.filter((each) => each !== "").join(" · ")}</span>
  );
}

/** What was not taken is still here, and says so. */
function Held({ review: { state } }: { readonly review: Review }) {
  return state === "held" ? <p class="small">{word("held")}</p> : null;
}

/** What one said oneself can be taken back; that something was completed stays said. */
function Back({ review: { rid, by, verb } }: { readonly review: Review }) {
  if (by !== session.value?.user || verb === "answer") return null;
  return (
    <Button kind="quiet" onClick={() => void takeBackReview(rid)}>
      {word("back")}
    </Button>
  );
}

function Reply({ rid }: { readonly rid: string }) {
  const { words, kept, write } = useUnsent(rid);
  const send = () =>
    void review([rid], { verb: "comment", text: words.trim() }).then(() => write(""));
  return (
    <FieldBox id="talk-reply" label={word("reply")}>
      <TextAnswer id="talk-reply" long value={words} onChange={write} maxLength={LONGEST} />
      {words.trim() !== "" && (
        <div class="stack-tight">
          <p class="field-hint" role="status">
            {kept && t("fill.saved")}
          </p>
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
