/** What every question of a form's page needs to know, and what is wrong with one in words. */

import type {
  Answers,
  CompiledForm,
  Field,
  FormState,
  Localized,
  Value,
} from "../../forms/compiled";
import { local } from "../../i18n/local";
import { t } from "../../models/language";

export interface FormPage {
  readonly form: CompiledForm;
  readonly state: FormState;
  /** Paths of the questions whose mistakes are to be shown now. */
  readonly shows: (path: string) => boolean;
  /** Says a label or hint, with the answers that it shows; those of `row` stand first. */
  readonly inWords: (text: Localized, row?: Answers) => string;
  readonly ahead: (field: Field) => boolean;
  /** Opens the folded questions, because one of them is missing or wrong. */
  readonly openFold: boolean;
  readonly contact: (child: string) => string;
  readonly change: (name: string, value: Value | ((now: Value | undefined) => Value)) => void;
  readonly oneTap: () => void;
}

/** What is wrong with a question, in words, when it is time to say so. */
export function errorOf(page: FormPage, field: Field, path: string): string | null {
  if (!page.shows(path)) return null;
  const wrong = page.state.fields.get(path)?.error;
  if (wrong) return local(wrong);
  if (!page.state.missing.includes(path)) return null;
  const own = field.requiredMessage;
  return own ? local(own) : t("fill.required", { label: page.inWords(field.label) });
}
