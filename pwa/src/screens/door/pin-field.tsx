/** The field for a PIN: digits only, never shown, never remembered by the browser. */

import { controlWords, FieldBox } from "../../components/field-box";

interface PinFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error?: string | null;
  readonly onInput: (pin: string) => void;
}

export function PinField({ id, label, hint, value, error, onInput }: PinFieldProps) {
  return (
    <FieldBox id={id} label={label} hint={hint} error={error}>
      <input
        {...controlWords({ id, hint, error, required: true })}
        class="input input-pin"
        // A browser offers to remember what is typed into a field for passwords.
        type="text"
        inputmode="numeric"
        autocomplete="off"
        maxlength={12}
        value={value}
        onInput={({ currentTarget: field }) => {
          field.value = field.value.replace(/\D/g, "");
          onInput(field.value);
        }}
      />
    </FieldBox>
  );
}
