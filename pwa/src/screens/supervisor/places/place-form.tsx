/** A new place under another, or a place's name. */

import { useState } from "preact/hooks";
import { say } from "../../../i18n/places";
import { placeTypeWord, word } from "../../../i18n/registers";
import { keepPlace, type PlaceRow, type PlaceType } from "../../../models/office-places";
import { ActForm } from "../registers/act-form";
import { ChoiceField, missing, TextField } from "../registers/fields";
import type { Standpoint } from "../registers/standpoint";

const UNDER: Readonly<Record<PlaceType, readonly PlaceType[]>> = {
  municipal: ["bureau"],
  bureau: ["central", "school", "point", "kindergarten", "training"],
  training: [],
  central: ["school", "point", "kindergarten"],
  school: ["point", "kindergarten"],
  point: ["kindergarten"],
  kindergarten: [],
};

/** What may lie under a place. */
export function typesUnder({ type }: PlaceRow): readonly PlaceType[] {
  return UNDER[type];
}

interface PlaceFormProps {
  readonly at: Standpoint;
  /** The place that is changed; null for a new one. */
  readonly place: PlaceRow | null;
  /** Under which a new one lies. */
  readonly parent: PlaceRow;
  readonly close: () => void;
  readonly onDone: (place: PlaceRow) => void;
}

export function PlaceForm({ at, place, parent, close, onDone }: PlaceFormProps) {
  const types = typesUnder(parent);
  const [type, setType] = useState<string>(place?.type ?? types[0] ?? "");
  const [zh, setZh] = useState(place?.name.zh ?? "");
  const [en, setEn] = useState(place?.name.en ?? "");
  const name = { zh: zh.trim(), en: en.trim() || zh.trim() };
  const chosen = types.find((each) => each === type) ?? parent.type;
  const told = place === null ? { parent: parent.id, type: chosen, name } : { name };
  const above = at.places.name(parent.id);
  return (
    <ActForm
      title={place === null ? say("places.new", { above }) : say("places.change", { name: above })}
      yes={word("act.save")}
      check={() => missing({ zh, type })}
      act={(stop) => keepPlace(at.office, place?.id ?? null, told, stop)}
      onDone={onDone}
      close={close}
    >
      {place === null && (
        <ChoiceField
          name="type"
          label={say("places.type")}
          value={type}
          onChange={setType}
          options={types.map((value) => ({ value, label: placeTypeWord(value) }))}
        />
      )}
      <TextField name="zh" label={word("field.name-zh")} value={zh} onChange={setZh} />
      <TextField name="en" label={word("field.name-en")} optional value={en} onChange={setEn} />
    </ActForm>
  );
}
