/** A term as it is written: its days, the Monday of week 1, its holidays; the strip follows. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { say } from "../../../i18n/places";
import { word } from "../../../i18n/registers";
import { type Holiday, keepTerm, type TermRow } from "../../../models/office-places";
import { ActForm, type Errors } from "../registers/act-form";
import { DayField, missing, TextField } from "../registers/fields";
import type { Standpoint } from "../registers/standpoint";
import { TermStrip } from "./terms";

interface TermFormProps {
  readonly at: Standpoint;
  readonly place: string;
  /** The term that is changed; null for a new one. */
  readonly term: TermRow | null;
  readonly close: () => void;
  readonly onDone: () => void;
}

type Draft = Omit<TermRow, "id">;

const EMPTY: Draft = { name: { zh: "", en: "" }, from: "", to: "", week1: "", holidays: [] };

export function TermForm({ at, place, term, close, onDone }: TermFormProps) {
  const [draft, setDraft] = useState<Draft>(term ?? EMPTY);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const name = { zh: draft.name.zh.trim(), en: draft.name.en.trim() || draft.name.zh.trim() };
  const { from, to, week1, holidays } = draft;
  const told = { name, from, to, week1, holidays };
  const whole = from !== "" && to !== "" && week1 !== "" && to >= from;
  return (
    <ActForm
      title={term ? say("terms.change") : say("terms.add")}
      words={<p class="soft">{say("terms.words")}</p>}
      yes={word("act.save")}
      check={() => faults(draft)}
      act={(stop) => keepTerm(at.office, term?.id ?? null, term ? told : { ...told, place }, stop)}
      onDone={onDone}
      close={close}
    >
      <TextField
        name="name"
        label={say("terms.name")}
        value={draft.name.zh}
        onChange={(zh) => set({ name: { ...draft.name, zh } })}
      />
      <TextField
        name="name_en"
        label={word("field.name-en")}
        optional
        value={draft.name.en}
        onChange={(en) => set({ name: { ...draft.name, en } })}
      />
      <div class="act-days">
        <DayField
          name="from"
          label={say("terms.from")}
          value={from}
          onChange={(day) => set({ from: day, ...(week1 === "" && { week1: mondayOf(day) }) })}
        />
        <DayField
          name="to"
          label={say("terms.to")}
          value={to}
          onChange={(day) => set({ to: day })}
        />
        <DayField
          name="week1"
          label={say("terms.week1")}
          value={week1}
          onChange={(day) => set({ week1: mondayOf(day) })}
        />
      </div>
      {whole && <TermStrip term={told} />}
      <Holidays holidays={holidays} onChange={(rest) => set({ holidays: rest })} />
    </ActForm>
  );
}

interface HolidaysProps {
  readonly holidays: readonly Holiday[];
  readonly onChange: (holidays: readonly Holiday[]) => void;
}

function Holidays({ holidays, onChange }: HolidaysProps) {
  const change = (index: number, changed: Holiday) =>
    onChange(holidays.map((each, at) => (at === index ? changed : each)));
  return (
    <fieldset class="stack-tight">
      <legend class="field-label">{say("terms.holidays")}</legend>
      {holidays.map(([from, to, name], index) => (
        <div class="act-holiday" key={index}>
          <TextField
            name={`holiday-${index}`}
            label={say("terms.holiday-name")}
            value={name.zh}
            onChange={(zh) => change(index, [from, to, { zh, en: name.en || zh }])}
          />
          <DayField
            name={`holiday-${index}-from`}
            label={say("terms.holiday-from")}
            value={from}
            onChange={(day) => change(index, [day, to < day ? day : to, name])}
          />
          <DayField
            name={`holiday-${index}-to`}
            label={say("terms.holiday-to")}
            value={to}
            onChange={(day) => change(index, [from, day, name])}
          />
          <Button
            icon="trash"
            label={say("terms.holiday-remove", { name: name.zh })}
            onClick={() => onChange(holidays.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div class="act-buttons">
        <Button icon="plus" onClick={() => onChange([...holidays, ["", "", { zh: "", en: "" }]])}>
          {say("terms.holiday-add")}
        </Button>
      </div>
    </fieldset>
  );
}

function faults({ name, from, to, week1, holidays }: Draft): Errors {
  const days = holidays.flatMap(([first, last, { zh }], index) => [
    [`holiday-${index}`, zh] as const,
    [`holiday-${index}-from`, first] as const,
    [`holiday-${index}-to`, last] as const,
  ]);
  const empty = missing({ name: name.zh, from, to, week1, ...Object.fromEntries(days) });
  const turned = from !== "" && to !== "" && to < from ? { to: say("terms.turned") } : {};
  return { ...turned, ...empty };
}

const DAY = 86_400_000;

/** The Monday of the week that a day lies in. */
export function mondayOf(day: string): string {
  if (day === "") return "";
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return new Date(Date.parse(day) - weekday * DAY).toISOString().slice(0, 10);
}
