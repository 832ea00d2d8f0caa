/** The fields of a register's form: words, a choice in sight, a pick from a list, a day. */

import { useId } from "preact/hooks";
import { type ChipOption, Chips } from "../../../components/chips";
import { controlWords, FieldBox } from "../../../components/field-box";
import { Picker, type PickOption } from "../../../components/picker";
import { word } from "../../../i18n/registers";
import { useFieldError } from "./act-form";

interface FieldProps<T> {
  /** What the server calls it: an error of this name stands under it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

interface TextFieldProps extends FieldProps<string> {
  readonly maxLength?: number;
  readonly numeric?: boolean;
  readonly long?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { name, label, hint, optional, value, onChange, maxLength = 80, numeric, long } = props;
  const id = useId();
  const error = useFieldError(name);
  const common = {
    ...controlWords({ id, hint, error, required: !optional }),
    class: "input",
    autocomplete: "off",
    maxLength,
    value,
  };
  return (
    <FieldBox id={id} label={label} hint={hint} error={error} optional={optional ?? false}>
      {long ? (
        <textarea {...common} rows={3} onInput={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input
          {...common}
          type="text"
          inputMode={numeric ? "numeric" : "text"}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FieldBox>
  );
}

/** A day by the device's own calendar. */
export function DayField({ name, label, hint, optional, value, onChange }: FieldProps<string>) {
  const id = useId();
  const error = useFieldError(name);
  return (
    <FieldBox id={id} label={label} hint={hint} error={error} optional={optional ?? false}>
      <input
        {...controlWords({ id, hint, error, required: !optional })}
        class="input act-day"
        type="date"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FieldBox>
  );
}

interface ChoiceFieldProps extends FieldProps<string> {
  readonly options: readonly ChipOption[];
}

/** One of a few, all in sight. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { name, label, hint, optional, value, onChange, options } = props;
  const id = useId();
  const error = useFieldError(name);
  return (
    <FieldBox id={id} label={label} hint={hint} error={error} optional={optional ?? false} group>
      <Chips
        {...{ id, hint, error, options, required: !optional }}
        chosen={value === "" ? [] : [value]}
        onChange={([choice = ""]) => onChange(choice)}
      />
    </FieldBox>
  );
}

interface PickFieldProps extends FieldProps<readonly string[]> {
  readonly options: readonly PickOption[];
  readonly multiple?: boolean;
}

/** One or several of many, found by search. */
export function PickField(props: PickFieldProps) {
  const { name, label, hint, optional, value, onChange, options, multiple } = props;
  const id = useId();
  const error = useFieldError(name);
  return (
    <FieldBox id={id} label={label} hint={hint} error={error} optional={optional ?? false} group>
      <Picker
        {...{ id, label, hint, error, options, required: !optional }}
        multiple={multiple ?? false}
        none={word("pick.none")}
        chosen={value}
        onChange={onChange}
      />
    </FieldBox>
  );
}

/** The words for every field of `values` that is still empty. */
export function missing(values: Readonly<Record<string, string | readonly string[]>>) {
  const empty = Object.entries(values).filter(([, value]) =>
    typeof value === "string" ? value.trim() === "" : value.length === 0,
  );
  return Object.fromEntries(empty.map(([name]) => [name, word("field.missing")]));
}
