/** The filters of the records page; they live in the address, so that a list can be kept or sent. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { localized, say } from "../../i18n/office";
import type { FiltersAnswer } from "../../models/office-shapes";
import { filterCount, type RecordFilters, recordsHash, withFilter } from "./office-route";

interface RecordFilterFormProps {
  readonly filters: RecordFilters;
  readonly choices: FiltersAnswer | null;
}

export function RecordFilterForm({ filters, choices }: RecordFilterFormProps) {
  const count = filterCount(filters);
  const [open, setOpen] = useState(false);
  const change = (name: keyof RecordFilters, value: string) => {
    location.hash = recordsHash(changed(filters, name, value, choices));
  };
  return (
    <search class="office-filters">
      <button
        type="button"
        class="button office-filters-toggle"
        aria-expanded={open}
        aria-controls="record-filters"
        onClick={() => setOpen(!open)}
      >
        <Icon name="filter" />
        <span>{count > 0 ? say("records.filters-count", { count }) : say("records.filters")}</span>
      </button>
      <div id="record-filters" class={open ? "office-filter-fields open" : "office-filter-fields"}>
        <Choices filters={filters} choices={choices} change={change} />
        <DateFilter name="from" filters={filters} change={change} />
        <DateFilter name="to" filters={filters} change={change} />
        <TextFilter text={filters.q ?? ""} change={(text) => change("q", text)} />
      </div>
    </search>
  );
}

type Change = (name: keyof RecordFilters, value: string) => void;

/** Another school drops a person who is not of it: together they would match nothing. */
function changed(
  filters: RecordFilters,
  name: keyof RecordFilters,
  value: string,
  choices: FiltersAnswer | null,
): RecordFilters {
  const next = withFilter(filters, name, value);
  const person = choices?.people.find((each) => each.id === next.person);
  const stranger = name === "school" && value !== "" && person && person.school !== value;
  return stranger ? withFilter(next, "person", "") : next;
}

interface ChoicesProps extends RecordFilterFormProps {
  readonly change: Change;
}

function Choices({ filters, choices, change }: ChoicesProps) {
  const people = (choices?.people ?? []).filter(
    (person) => filters.school === undefined || person.school === filters.school,
  );
  return (
    <>
      <SelectFilter
        name="school"
        any={say("records.any-school")}
        value={filters.school}
        options={(choices?.schools ?? []).map(({ id, name }) => [id, localized(name)])}
        change={change}
      />
      <SelectFilter
        name="form"
        any={say("records.any-form")}
        value={filters.form}
        options={(choices?.forms ?? []).map(({ id, title }) => [id, localized(title)])}
        change={change}
      />
      <SelectFilter
        name="person"
        any={say("records.any-person")}
        value={filters.person}
        options={people.map(({ id, name }) => [id, name])}
        change={change}
      />
    </>
  );
}

interface SelectFilterProps {
  readonly name: "school" | "form" | "person";
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly change: Change;
}

function SelectFilter({ name, any, value, options, change }: SelectFilterProps) {
  return (
    <Labelled name={name} label={say(`records.${name}`)}>
      <select
        id={`filter-${name}`}
        class="input"
        value={value ?? ""}
        onChange={(event) => change(name, event.currentTarget.value)}
      >
        <option value="">{any}</option>
        {options.map(([id, label]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface DateFilterProps {
  readonly name: "from" | "to";
  readonly filters: RecordFilters;
  readonly change: Change;
}

function DateFilter({ name, filters, change }: DateFilterProps) {
  return (
    <Labelled name={name} label={say(`records.${name}`)}>
      <input
        id={`filter-${name}`}
        class="input"
        type="date"
        value={filters[name] ?? ""}
        min={name === "to" ? filters.from : undefined}
        max={name === "from" ? filters.to : undefined}
        onChange={(event) => change(name, event.currentTarget.value)}
      />
    </Labelled>
  );
}

interface TextFilterProps {
  readonly text: string;
  readonly change: (text: string) => void;
}

function TextFilter({ text, change }: TextFilterProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current) field.current.value = text;
  }, [text]);
  return (
    <form
      class="office-filter-text"
      onSubmit={(event) => {
        event.preventDefault();
        change(field.current?.value.trim() ?? "");
      }}
    >
      <Labelled name="q" label={say("records.text")}>
        <input
          ref={field}
          id="filter-q"
          class="input"
          autocomplete="off"
          type="search"
          enterkeyhint="search"
          maxLength={100}
          placeholder={say("records.text-hint")}
        />
      </Labelled>
      <Button submit icon="search" label={say("records.search")} />
    </form>
  );
}

interface LabelledProps {
  readonly name: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

function Labelled({ name, label, children }: LabelledProps) {
  return (
    <div class={`office-filter filter-${name}`}>
      <label for={`filter-${name}`}>{label}</label>
      {children}
    </div>
  );
}
