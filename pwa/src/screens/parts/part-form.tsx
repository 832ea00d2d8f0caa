/** The questions of one part: kept at every keystroke, saved as a change of these fields only. */

import type { Fields } from "@daybook/sync";
import { useMemo, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import type { Answers, CompiledForm, Field, Value } from "../../forms/compiled";
import { changeAnswer, evaluateForm } from "../../forms/rules";
import { local } from "../../i18n/local";
import { word } from "../../i18n/talk";
import { t } from "../../models/language";
import { savePart } from "../../models/part-writing";
import type { RecordView } from "../../models/records";
import { labelWords } from "../answer-words";
import { contactDetails, formContext } from "../fill/form-context";
import { type FormPage, Questions } from "../fill/questions";
import { askedAs, type PartRole } from "./playing";
import { useBegun } from "./use-begun";

interface PartFormProps {
  readonly role: PartRole;
  readonly fields: readonly Field[];
  readonly record: RecordView;
  readonly form: CompiledForm;
  readonly onSaved: () => void;
}

export function PartForm({ role, fields, record, form, onSaved }: PartFormProps) {
  const [given, keep, kept] = useBegun(`${record.rid}/${role}`);
  const [ending, setEnding] = useState<"no" | "asked" | "failed">("no");
  const asked = useMemo(() => askedAs(form, role), [form, role]);
  const context = useMemo(() => formContext(form.id, null), [form]);
  const answers: Answers = { ...record.answers, ...given };
  const state = evaluateForm(asked, answers, context);
  const names = new Set(fields.map(({ name }) => name));
  const wrong = [...state.missing, ...state.invalid].filter((path) => names.has(path));
  const save = (fresh: Answers) => {
    if (wrong.length > 0) return setEnding("asked");
    savePart(record.rid, changedIn(fresh, record.answers), role !== "partner").then(
      () => {
        keep({});
        onSaved();
      },
      () => setEnding("failed"),
    );
  };
  const change = (name: string, value: Value | ((now: Value | undefined) => Value)) => {
    const next: Value = typeof value === "function" ? value(answers[name]) : value;
    const after = changeAnswer(asked, answers, name, next, context);
    keep({ ...given, [name]: after[name] ?? null });
  };
  const [tap] = fields;
  if (fields.length === 1 && tap?.type === "acknowledge") {
    return (
      <Button wide icon="check" onClick={() => save({ [tap.name]: "OK" })}>
        {local(tap.label)}
      </Button>
    );
  }
  const page: FormPage = {
    form: asked,
    state,
    inWords: (text, row) => labelWords(form, text, answers, row),
    shows: () => ending === "asked",
    ahead: () => false,
    openFold: false,
    contact: contactDetails(),
    change,
    oneTap: () => undefined,
  };
  return (
    <>
      <Questions fields={asked.fields.flatMap((field) => inPart(field, names))} page={page} />
      <p class="small soft" role="status">
        {kept && t("fill.saved")}
      </p>
      {ending === "failed" && <Notice tone="bad">{t("fill.failed")}</Notice>}
      <Button wide disabled={Object.keys(given).length === 0} onClick={() => save(given)}>
        {word("part.save")}
      </Button>
    </>
  );
}

/** The questions of the part, without the groups round them. */
function inPart(field: Field, names: ReadonlySet<string>): readonly Field[] {
  if (field.type === "group") return (field.fields ?? []).flatMap((each) => inPart(each, names));
  return names.has(field.name) ? [field] : [];
}

function changedIn(given: Answers, before: Answers): Fields {
  const changed = Object.entries(given).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name] ?? null),
  );
  return Object.fromEntries(changed) as Fields;
}
