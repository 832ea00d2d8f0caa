/** What stands round every question: its label, a hint, the question itself and what is wrong with it. */

import type { ComponentChildren } from "preact";
import { t } from "../models/language";
import { Icon } from "./icon";

interface FieldBoxProps {
  /** The id of the control; label, hint and error take theirs from it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly optional?: boolean;
  /** The question is several controls under one label, not one control. */
  readonly group?: boolean;
  /** Where the answer stands, for those who watch which questions were left. */
  readonly path?: string;
  /** Words at the far end of the label's line: the date that is meant. */
  readonly aside?: string | undefined;
  /** The control stands in the line of the label where there is room. */
  readonly beside?: boolean;
  readonly children: ComponentChildren;
}

export function FieldBox(props: FieldBoxProps) {
  const { id, label, hint, error, optional, group, path, aside, beside, children } = props;
  const words = (
    <>
      {label}
      {optional && <span class="field-optional"> {t("optional")}</span>}
    </>
  );
  const names = ["field", error && "field-wrong", beside && "field-beside"].filter(Boolean);
  return (
    <div class={names.join(" ")} id={`${id}-field`} data-path={path}>
      <div class="field-head">
        {group ? (
          <p class="field-label" id={`${id}-label`}>
            {words}
          </p>
        ) : (
          <label class="field-label" id={`${id}-label`} for={id}>
            {words}
          </label>
        )}
        {aside && <p class="field-hint">{aside}</p>}
      </div>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warning" size="small" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

/** How a control names its label, hint and error to a screen reader. */
export interface FieldWords {
  readonly id: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly required?: boolean;
}

/** The attributes of the one control of a field. */
export function controlWords({ id, hint, error, required }: FieldWords) {
  return {
    id,
    "aria-describedby": describedBy(id, hint, error),
    "aria-invalid": error ? ("true" as const) : undefined,
    "aria-required": required ? ("true" as const) : undefined,
  };
}

/** The attributes of a group of controls under one label. */
export function groupWords({ id, hint, error }: FieldWords) {
  return {
    id,
    role: "group" as const,
    "aria-labelledby": `${id}-label`,
    "aria-describedby": describedBy(id, hint, error),
  };
}

function describedBy(id: string, hint?: string, error?: string | null): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
