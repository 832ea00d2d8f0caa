/** A class as it is written: its name, stage and grade; or the end of a class. */

import { useState } from "preact/hooks";
import { dateOf } from "../../../forms/week";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/places";
import { word } from "../../../i18n/registers";
import { type ClassRow, closeClass, keepClass, type Stage } from "../../../models/office-places";
import { ActForm } from "../registers/act-form";
import { ChoiceField, DayField, missing, TextField } from "../registers/fields";
import type { AtSchool } from "../registers/standpoint";

const GRADES: Readonly<Record<Stage, readonly number[]>> = {
  kindergarten: [1, 2, 3],
  primary: [1, 2, 3, 4, 5, 6],
  junior: [7, 8, 9],
};

const STAGES: readonly Stage[] = ["kindergarten", "primary", "junior"];

interface ClassFormProps {
  readonly at: AtSchool;
  /** The class that is changed; null for a new one. */
  readonly of: ClassRow | null;
  readonly close: () => void;
  readonly onDone: () => void;
}

export function ClassForm({ at, of, close, onDone }: ClassFormProps) {
  const [zh, setZh] = useState(of?.name.zh ?? "");
  const [en, setEn] = useState(of?.name.en ?? "");
  const [stage, setStage] = useState<Stage>(of?.stage ?? usualStage(at));
  const [grade, setGrade] = useState(String(of?.grade ?? ""));
  const name = { zh: zh.trim(), en: en.trim() || zh.trim() };
  const told = { name, stage, grade: Number(grade) };
  return (
    <ActForm
      title={of ? say("classes.change", { name: localized(of.name) }) : say("classes.add")}
      yes={word("act.save")}
      check={() => missing({ zh, grade })}
      act={(stop) =>
        keepClass(at.office, of?.id ?? null, of ? told : { ...told, school: at.school }, stop)
      }
      onDone={onDone}
      close={close}
    >
      <TextField name="zh" label={say("classes.name")} value={zh} onChange={setZh} maxLength={30} />
      <TextField
        name="en"
        label={word("field.name-en")}
        optional
        value={en}
        onChange={setEn}
        maxLength={40}
      />
      <ChoiceField
        name="stage"
        label={say("classes.stage")}
        value={stage}
        onChange={(value) => {
          setStage(STAGES.find((each) => each === value) ?? stage);
          setGrade("");
        }}
        options={STAGES.map((value) => ({ value, label: say(`stage.${value}`) }))}
      />
      <ChoiceField
        name="grade"
        label={say("classes.grade")}
        value={grade}
        onChange={setGrade}
        options={GRADES[stage].map((n) => ({
          value: String(n),
          label: say("classes.grade-n", { n }),
        }))}
      />
    </ActForm>
  );
}

function usualStage({ places, school }: AtSchool): Stage {
  return places.get(school)?.type === "kindergarten" ? "kindergarten" : "primary";
}

interface CloseClassFormProps {
  readonly at: AtSchool;
  readonly of: ClassRow;
  readonly close: () => void;
  readonly onDone: () => void;
}

export function CloseClassForm({ at, of, close, onDone }: CloseClassFormProps) {
  const [day, setDay] = useState(dateOf(Date.now()));
  return (
    <ActForm
      title={say("classes.close-ask", { name: localized(of.name) })}
      words={<p>{say("classes.close-words")}</p>}
      yes={say("classes.close-yes")}
      danger
      check={() => missing({ closed: day })}
      act={(stop) => closeClass(at.office, of.id, day, stop)}
      onDone={onDone}
      close={close}
    >
      <DayField name="closed" label={word("span.end-day")} value={day} onChange={setDay} />
    </ActForm>
  );
}
