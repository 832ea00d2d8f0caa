/** Picks from a list too long for chips: search, the likeliest first, one or several, or typed words. */

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../models/language";
import { Button } from "./button";
import { Chips } from "./chips";
import { type FieldWords, groupWords } from "./field-box";
import { Icon } from "./icon";

export interface PickOption {
  readonly value: string;
  readonly label: string;
  /** What helps to choose: days since the last contact. */
  readonly detail?: string | undefined;
}

interface PickerProps extends FieldWords {
  readonly label: string;
  readonly options: readonly PickOption[];
  /** Said in place of an empty list. */
  readonly none: string;
  readonly chosen: readonly string[];
  readonly multiple?: boolean;
  /** Words that are in no list may be written. */
  readonly typed?: boolean;
  readonly onChange: (chosen: string[]) => void;
}

const FEW = 6;
const FIRST = 5;

export function Picker(props: PickerProps) {
  const { options, typed, none } = props;
  if (options.length === 0 && !typed) return <p class="field-hint">{none}</p>;
  const plain = options.every((each) => each.detail === undefined);
  return options.length <= FEW && plain ? <FewPicker {...props} /> : <ListPicker {...props} />;
}

function FewPicker(props: PickerProps) {
  const { options, none, chosen, multiple, typed, label, onChange, ...words } = props;
  const known = new Set(options.map((each) => each.value));
  const written = chosen.find((value) => !known.has(value)) ?? "";
  return (
    <div class="stack-tight">
      {options.length > 0 && (
        <Chips
          {...words}
          options={options}
          chosen={chosen}
          multiple={multiple ?? false}
          onChange={onChange}
        />
      )}
      {typed && (
        <input
          class="input"
          type="text"
          autocomplete="off"
          id={options.length > 0 ? undefined : words.id}
          aria-label={`${label}: ${t("pick.type")}`}
          placeholder={t("pick.type")}
          value={written}
          onInput={(event) => {
            const text = event.currentTarget.value;
            const kept = multiple ? chosen.filter((value) => known.has(value)) : [];
            onChange(text.trim() === "" ? kept : [...kept, text]);
          }}
        />
      )}
    </div>
  );
}

function ListPicker(props: PickerProps) {
  const {
    options,
    chosen,
    multiple = false,
    typed = false,
    label,
    none,
    onChange,
    ...words
  } = props;
  const [open, setOpen] = useState(false);
  const listed = open || chosen.length === 0;
  const again = useRef<HTMLDivElement>(null);
  useUpdate(() => {
    if (!listed) again.current?.querySelector("button")?.focus({ preventScroll: true });
  }, listed);
  const pick = (value: string) => {
    if (!multiple) setOpen(false);
    onChange(multiple ? toggled(chosen, value) : [value]);
  };
  return (
    <div class="stack-tight" {...groupWords(words)}>
      <Chosen options={options} chosen={chosen} onChange={onChange} />
      {listed ? (
        <Listed
          {...{ id: words.id, label, options, chosen, multiple, typed }}
          onPick={pick}
          onDone={open ? () => setOpen(false) : null}
        />
      ) : (
        <div ref={again}>
          <Button icon={multiple ? "plus" : "edit"} onClick={() => setOpen(true)}>
            {multiple ? t("add") : t("pick.change")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface ListedProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly PickOption[];
  readonly chosen: readonly string[];
  readonly multiple: boolean;
  readonly typed: boolean;
  readonly onPick: (value: string) => void;
  /** Folds the list; null while there is nothing to fold it to. */
  readonly onDone: (() => void) | null;
}

function Listed(props: ListedProps) {
  const { id, label, options, chosen, multiple, typed, onPick, onDone } = props;
  const [all, setAll] = useState(false);
  const [text, setText] = useState("");
  const found = matching(options, text);
  const shown = all || text !== "" ? found : found.slice(0, FIRST);
  const written = text.trim();
  const pick = (value: string) => {
    setText("");
    onPick(value);
  };
  return (
    <>
      {(typed || options.length > FIRST) && (
        <Search label={label} typed={typed} text={text} onText={setText} />
      )}
      {shown.length > 0 && (
        <ul class="pick-list">
          {shown.map((option) => (
            <Option
              key={option.value}
              option={option}
              name={id}
              multiple={multiple}
              on={chosen.includes(option.value)}
              onToggle={() => pick(option.value)}
            />
          ))}
        </ul>
      )}
      {found.length === 0 && !typed && <p class="field-hint">{t("pick.none", { text })}</p>}
      {typed && written !== "" && (
        <Button icon="edit" onClick={() => pick(written)}>
          {t("pick.use", { text: written })}
        </Button>
      )}
      <div class="pair">
        {shown.length < found.length && (
          <Button onClick={() => setAll(true)}>{t("pick.all", { n: found.length })}</Button>
        )}
        {onDone && <Button onClick={onDone}>{t("done")}</Button>}
      </div>
    </>
  );
}

/** Runs `effect` when `value` has changed, not when the part first appears. */
function useUpdate(effect: () => void, value: unknown): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current !== value) effect();
    before.current = value;
  }, [value]);
}

interface ChosenProps {
  readonly options: readonly PickOption[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

function Chosen({ options, chosen, onChange }: ChosenProps) {
  if (chosen.length === 0) return null;
  const nameOf = (value: string) => options.find((each) => each.value === value)?.label ?? value;
  return (
    <div class="chips">
      {chosen.map((value) => (
        <button
          type="button"
          class="chip chip-on"
          key={value}
          aria-label={t("pick.remove", { name: nameOf(value) })}
          onClick={() => onChange(chosen.filter((each) => each !== value))}
        >
          <span class="chip-face">
            {nameOf(value)}
            <Icon name="close" size="small" />
          </span>
        </button>
      ))}
    </div>
  );
}

interface SearchProps {
  readonly label: string;
  readonly typed: boolean;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function Search({ label, typed, text, onText }: SearchProps) {
  return (
    <input
      class="input input-search"
      type="search"
      autocomplete="off"
      aria-label={t("pick.search.label", { label })}
      placeholder={typed ? t("pick.search.typed") : t("pick.search")}
      value={text}
      onInput={(event) => onText(event.currentTarget.value)}
    />
  );
}

interface OptionProps {
  readonly option: PickOption;
  readonly name: string;
  readonly multiple: boolean;
  readonly on: boolean;
  readonly onToggle: () => void;
}

function Option({ option, name, multiple, on, onToggle }: OptionProps) {
  return (
    <li>
      <label class="pick">
        <input
          type={multiple ? "checkbox" : "radio"}
          name={`${name}-list`}
          checked={on}
          onChange={onToggle}
        />
        <span>{option.label}</span>
        {option.detail && <span class="small soft">{option.detail}</span>}
      </label>
    </li>
  );
}

/** The options whose label holds `text`, in their own order. */
export function matching(options: readonly PickOption[], text: string): readonly PickOption[] {
  const wanted = text.trim().toLowerCase();
  return wanted === ""
    ? options
    : options.filter((each) => each.label.toLowerCase().includes(wanted));
}

/** The values with `value` taken out when it was in, else added at the end. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}
