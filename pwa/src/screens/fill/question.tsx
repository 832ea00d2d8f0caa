/** One question of a form, drawn as its type and appearance ask. */

import { Button } from "../../components/button";
import { Chips } from "../../components/chips";
import { DateRow } from "../../components/date-row";
import { controlWords, FieldBox, type FieldWords } from "../../components/field-box";
import { Picker } from "../../components/picker";
import { Stepper } from "../../components/stepper";
import { TextAnswer } from "../../components/text-answer";
import type { Field, FieldState, Localized, Value } from "../../forms/compiled";
import { OF_CHILDREN, RECORD_LISTS } from "../../forms/sources";
import { dayWords, local } from "../../i18n/local";
import { t } from "../../models/language";
import { term, today } from "../clock";
import { listOf, numberOf, optionsOf, textOf } from "./given";
import { isMore, WithMore } from "./more-part";

/** Gives a question a new answer, or a rule that makes it of the present one. */
export type Change = (value: Value | ((now: Value | undefined) => Value)) => void;

interface QuestionProps {
  /** Where the answer stands: the name, or "repeat.0.name". */
  readonly path: string;
  /** The form's id, where one's own phrases are offered. */
  readonly form?: string;
  readonly field: Field;
  readonly state: FieldState;
  readonly value: Value | undefined;
  /** Says the label and the hint, with the answers that they show. */
  readonly inWords?: (text: Localized) => string;
  /** What is wrong, in words; null while nothing is to be said. */
  readonly error: string | null;
  /** Of a date: it may lie ahead of today. */
  readonly ahead: boolean;
  /** How long ago a child was in contact, in words. */
  readonly contact: (child: string) => string;
  readonly onChange: Change;
  /** Finishes the record at once. */
  readonly onOneTap: () => void;
}

/** The id of a question's control. */
export function questionId(path: string): string {
  return `q-${path.replace(/\./g, "-")}`;
}

export function Question(props: QuestionProps) {
  const { path, field, state, error, inWords = local } = props;
  if (field.type === "note") {
    return (
      <div class="stack-tight">
        {field.media && <Pictured {...field} media={field.media} />}
        <p class="soft prose">{inWords(field.label)}</p>
      </div>
    );
  }
  if (field.appearance?.includes("one-tap")) return <OneTap {...props} />;
  if (isIdle(props)) return null;
  const id = questionId(path);
  const hint = field.hint ? inWords(field.hint) : photoHint(field);
  const words: FieldWords = { id, hint, error, required: state.required };
  if (isPage(field)) return <Also {...props} words={words} />;
  return (
    <FieldBox
      id={id}
      label={inWords(field.label)}
      hint={hint}
      error={error}
      optional={!state.required && !state.readonly}
      group={isGroup(field) || state.readonly}
      path={path}
      aside={asideOf(props)}
      beside={BESIDE.test(field.appearance ?? "") && !state.readonly}
    >
      {field.media && <Pictured {...field} media={field.media} />}
      <Answer {...props} words={words} />
    </FieldBox>
  );
}

/** The picture beside a label. */
function Pictured({ media, label }: Pick<Required<Field>, "media" | "label">) {
  return <WithMore>{({ FormPicture }) => <FormPicture media={media} label={label} />}</WithMore>;
}

/** An optional choice among records asks nothing while there are none. */
function isIdle({ field, state, value }: QuestionProps): boolean {
  const records = typeof field.list === "object" && field.list.source in RECORD_LISTS;
  return records && !state.required && state.choices.length === 0 && listOf(value).length === 0;
}

/** A photo of a written page: it stands close to the words it may replace. */
function Also(props: AnswerProps) {
  const { id } = props.words;
  return (
    <div class="field field-also" id={`${id}-field`}>
      <p class="visually-hidden" id={`${id}-label`}>
        {local(props.field.label)}
      </p>
      <Answer {...props} words={{ id }} />
    </div>
  );
}

/** The day that is meant, where the question is a date. */
function asideOf({ field, value }: QuestionProps): string | undefined {
  const day = field.type === "date" && typeof value === "string" && value !== "";
  return day ? dayWords(value, term.value) : undefined;
}

/** These stand in the line of their label where there is room. */
const BESIDE = /\b(faces|rating)\b/;
const SINGLE = new Set(["text", "time", "dateTime", "integer", "decimal", "range"]);

function isGroup({ type, appearance = "" }: Field): boolean {
  return !SINGLE.has(type) || appearance.includes("rating");
}

function photoHint(field: Field): string | undefined {
  const ofPeople = field.type === "image" && !/\b(page|signature)\b/.test(field.appearance ?? "");
  return ofPeople ? t("photo.hint") : undefined;
}

/** Whether a photo stands for a long text: it is of a written page. */
export function isPage(field: Field): boolean {
  return field.appearance?.includes("page") ?? false;
}

/** An answer in its box. */
export interface AnswerProps extends QuestionProps {
  readonly words: FieldWords;
}

function Answer(props: AnswerProps) {
  const { field, state, value, words, onChange } = props;
  if (state.readonly)
    return <WithMore wanted>{({ ReadAnswer }) => <ReadAnswer {...props} />}</WithMore>;
  if (isMore(field) || state.choices.some((each) => each.media)) {
    return <WithMore wanted>{({ MoreAnswer }) => <MoreAnswer {...props} />}</WithMore>;
  }
  switch (field.type) {
    case "select_one":
    case "select_multiple":
      return typeof field.list === "object" ? <ListAnswer {...props} /> : <ChipAnswer {...props} />;
    case "integer":
    case "decimal":
    case "range":
      return <NumberAnswer {...props} />;
    case "date":
      return <DateAnswer {...props} />;
    case "time":
    case "dateTime":
      return (
        <input
          {...controlWords(words)}
          class="input input-short"
          type={field.type === "time" ? "time" : "datetime-local"}
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "acknowledge":
      return (
        <Chips
          {...words}
          multiple
          options={[{ value: "OK", label: t("fill.yes") }]}
          chosen={value === "OK" ? ["OK"] : []}
          onChange={([chosen]) => onChange(chosen ?? null)}
        />
      );
    default:
      return <WordAnswer {...props} />;
  }
}

function WordAnswer(props: AnswerProps) {
  const { field, value, words, onChange } = props;
  return (
    <TextAnswer
      {...words}
      value={textOf(value)}
      long={field.appearance?.includes("multiline") ?? false}
      maxLength={field.maxLength}
      phrases={(field.phrases ?? []).map(local)}
      own={<OwnBank {...props} />}
      onChange={onChange}
    />
  );
}

/** One's own phrases, under the long texts of a form that has an id. */
export function OwnBank({ form, field, value, words, onChange }: AnswerProps) {
  if (!form || !field.appearance?.includes("multiline")) return null;
  return (
    <WithMore>
      {({ OwnPhrases }) => (
        <OwnPhrases
          bank={{ form, question: field.name }}
          id={words.id}
          text={textOf(value)}
          onChange={onChange}
        />
      )}
    </WithMore>
  );
}

function ChipAnswer(props: AnswerProps) {
  const { field, value, words, onChange } = props;
  const multiple = field.type === "select_multiple";
  return (
    <Chips
      {...words}
      options={optionsOf(props.state)}
      chosen={listOf(value)}
      multiple={multiple}
      big={field.appearance?.includes("big") ?? false}
      onChange={(chosen) => onChange(multiple ? chosen : (chosen[0] ?? null))}
    />
  );
}

function ListAnswer(props: AnswerProps) {
  const { field, value, words, contact, onChange } = props;
  const multiple = field.type === "select_multiple";
  const source = typeof field.list === "object" ? field.list.source : "";
  const ofChildren = OF_CHILDREN.has(source);
  const options = optionsOf(props.state).map((option) => ({
    ...option,
    detail: ofChildren ? contact(option.value) : undefined,
  }));
  return (
    <Picker
      {...words}
      label={local(field.label)}
      options={options}
      none={source in RECORD_LISTS ? t("pick.norecords") : t("pick.empty")}
      chosen={listOf(value)}
      multiple={multiple}
      typed={field.appearance?.includes("typed") ?? false}
      onChange={(chosen) => onChange(multiple ? chosen : (chosen[0] ?? null))}
    />
  );
}

function NumberAnswer({ field, value, words, onChange }: AnswerProps) {
  return (
    <Stepper
      {...words}
      label={local(field.label)}
      value={numberOf(value)}
      min={field.min}
      max={field.max}
      step={field.step}
      decimal={field.type === "decimal"}
      onChange={onChange}
    />
  );
}

function DateAnswer({ field, value, words, ahead, onChange }: AnswerProps) {
  return (
    <DateRow
      {...words}
      label={local(field.label)}
      value={textOf(value)}
      today={today.value}
      ahead={ahead}
      onChange={onChange}
    />
  );
}

/** Logs and finishes at once; a second tap takes it back when something else was missing. */
function OneTap({ path, field, value, onChange, onOneTap }: QuestionProps) {
  const on = value === "OK";
  const tap = () => {
    onChange(on ? null : "OK");
    if (!on) onOneTap();
  };
  return (
    <div class="field" id={`${questionId(path)}-field`}>
      <Button icon={on ? "check" : "phone"} pressed={on} onClick={tap}>
        {local(field.label)}
      </Button>
      {field.hint && <p class="field-hint">{local(field.hint)}</p>}
    </div>
  );
}
