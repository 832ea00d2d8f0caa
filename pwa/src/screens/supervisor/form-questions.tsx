/** The questions of a form in order, in plain words: kind, choices, when asked, whether required. */

import type { CompiledForm, Field } from "../../forms/compiled";
import { tell } from "../../i18n/forms";
import { local } from "../../i18n/local";
import { askedWords, hasWords, plainLabel } from "../blank/rule-words";
import { choiceWords, requiredWords, typeWords } from "./form-words";

interface FormQuestionsProps {
  readonly form: CompiledForm;
  /** It is the version in use. */
  readonly newest: boolean;
}

export function FormQuestions({ form, newest }: FormQuestionsProps) {
  const title = newest ? tell("form.questions") : tell("form.questions-of", { n: form.version });
  return (
    <section class="card stack" aria-labelledby="form-questions">
      <h2 id="form-questions">{title}</h2>
      <Questions form={form} fields={form.fields} />
    </section>
  );
}

interface QuestionsProps {
  readonly form: CompiledForm;
  readonly fields: readonly Field[];
}

function Questions({ form, fields }: QuestionsProps) {
  return (
    <ol class="form-questions">
      {fields.filter(isTold).map((field) => (
        <li key={field.name}>
          <QuestionLine form={form} field={field} />
        </li>
      ))}
    </ol>
  );
}

/** What only carries a value from one rule to another is nobody's question. */
function isTold(field: Field): boolean {
  const silent = field.type === "calculate" || field.type === "hidden";
  return !silent || hasWords(field);
}

function QuestionLine({ form, field }: { readonly form: CompiledForm; readonly field: Field }) {
  if (field.type === "group" || field.type === "repeat") return <Part form={form} field={field} />;
  const choices = choiceWords(form, field);
  const when = askedWords(form, field);
  const required = requiredWords(field);
  return (
    <>
      <p class="form-question">
        <strong>{plainLabel(form, local(field.label)) || field.name}</strong>
        <span class="form-required">{field.off ? tell("question.off") : required}</span>
      </p>
      {field.hint && <p class="small soft">{plainLabel(form, local(field.hint))}</p>}
      <p class="small soft">{kindWords(field)}</p>
      {choices.length > 0 && (
        <ul class="form-choices">
          {choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ul>
      )}
      {when && <p class="small form-when">{when}</p>}
    </>
  );
}

/** Its kind, its phrases, and whether it comes with a likely answer. */
function kindWords(field: Field): string {
  const words = [typeWords(field)];
  const phrases = field.phrases?.length ?? 0;
  if (phrases > 0) words.push(tell("question.phrases", { n: phrases }));
  if (field.default !== undefined) words.push(tell("question.fills"));
  return words.join(" · ");
}

/** A group, or the rows of a repeat: its name, and its questions under it. */
function Part({ form, field }: { readonly form: CompiledForm; readonly field: Field }) {
  const more = field.appearance?.includes("more") ?? false;
  const title = more ? tell("question.more") : plainLabel(form, local(field.label));
  const when = askedWords(form, field);
  return (
    <section class="form-part" aria-label={title}>
      {title && <h3>{title}</h3>}
      {field.type === "repeat" && <p class="small soft">{tell("type.repeat")}</p>}
      {when && <p class="small form-when">{when}</p>}
      <Questions form={form} fields={field.fields ?? []} />
    </section>
  );
}
