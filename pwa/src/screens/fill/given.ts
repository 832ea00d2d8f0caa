/** A given answer as the control of its type takes it. */

import type { ChipOption } from "../../components/chips";
import type { FieldState, Value } from "../../forms/compiled";
import { local } from "../../i18n/local";

/** What may be chosen, in the page's language. */
export function optionsOf(state: FieldState): ChipOption[] {
  return state.choices.map(({ value, label, icon }) => ({ value, label: local(label), icon }));
}

/** The chosen values; none for no answer. */
export function listOf(value: Value | undefined): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === "string" && value !== "" ? [value] : [];
}

/** A text or number as text; "" for no answer. */
export function textOf(value: Value | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** A number; null for anything else. */
export function numberOf(value: Value | undefined): number | null {
  return typeof value === "number" ? value : null;
}
