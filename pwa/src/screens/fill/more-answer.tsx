/** The answers that a first form seldom asks: stars, faces, photographs, an order, times of notes. */

import type { ComponentChildren } from "preact";
import { Chips } from "../../components/chips";
import { Faces } from "../../components/faces";
import { MinuteNotes } from "../../components/minute-notes";
import { PhotoAnswer } from "../../components/photo-answer";
import { Ranking } from "../../components/ranking";
import { Rating } from "../../components/rating";
import type { FileRef } from "../../forms/compiled";
import { clockWords, local } from "../../i18n/local";
import { t } from "../../models/language";
import { addPhoto, photoUrl } from "../../models/photos";
import { photosOf } from "../answer-words";
import { now, rightNow } from "../clock";
import { type Part, part, usePart } from "../lazy";
import { FormPicture } from "./form-picture";
import { listOf, numberOf, optionsOf, textOf } from "./given";
import { type AnswerProps, isPage, OwnBank } from "./question";
import { isRare, rareAnswers } from "./rare-part";

export function MoreAnswer(props: AnswerProps) {
  const { field, state, value, words, onChange } = props;
  const look = field.appearance ?? "";
  if (field.type === "rank") {
    const options = optionsOf(state);
    return <Ranking {...words} options={options} order={listOf(value)} onChange={onChange} />;
  }
  if (field.type === "file") {
    return <Arriving of={document}>{({ Document }) => <Document {...props} />}</Arriving>;
  }
  if (isRare(field)) {
    return <Arriving of={rareAnswers}>{({ RareAnswer }) => <RareAnswer {...props} />}</Arriving>;
  }
  if (field.type === "image") return <ImageAnswer {...props} />;
  if (look.includes("faces")) {
    const chosen = textOf(value) || null;
    return <Faces {...words} options={optionsOf(state)} chosen={chosen} onChange={onChange} />;
  }
  if (look.includes("rating")) {
    const { min = 1, max = 5 } = field;
    return <Rating {...words} value={numberOf(value)} least={min} most={max} onChange={onChange} />;
  }
  if (state.choices.length > 0) return <PictureChips {...props} />;
  return (
    <MinuteNotes
      {...words}
      value={textOf(value)}
      maxLength={field.maxLength}
      phrases={(field.phrases ?? []).map(local)}
      clock={timeOfDay}
      own={<OwnBank {...props} />}
      onChange={onChange}
    />
  );
}

/** Choices with pictures over their words. */
function PictureChips({ field, state, value, words, onChange }: AnswerProps) {
  const multiple = field.type === "select_multiple";
  const options = optionsOf(state).map((option, index) => {
    const { media, label } = state.choices[index] ?? {};
    const picture = media && label && <FormPicture media={media} label={label} />;
    return { ...option, ...(picture ? { picture } : {}) };
  });
  return (
    <Chips
      {...words}
      big
      options={options}
      chosen={listOf(value)}
      multiple={multiple}
      onChange={(chosen) => onChange(multiple ? chosen : (chosen[0] ?? null))}
    />
  );
}

const document = part(() => import("./document"));

interface ArrivingProps<T> {
  readonly of: Part<T>;
  readonly children: (part: T) => ComponentChildren;
}

/** An answer that a part brings; what it says instead while there is none. */
function Arriving<T>({ of, children }: ArrivingProps<T>) {
  const here = usePart(of);
  if (here === null) return null;
  if (here === "failed") return <p class="field-hint">{t("fill.later")}</p>;
  return <>{children(here)}</>;
}

function ImageAnswer({ field, value, words, onChange }: AnswerProps) {
  const change = (rule: (photos: readonly FileRef[]) => readonly FileRef[]) =>
    onChange((before) => rule(photosOf(before)));
  return (
    <PhotoAnswer
      {...words}
      photos={photosOf(value)}
      most={field.maxCount ?? 3}
      page={isPage(field)}
      add={addPhoto}
      load={(photo) => photoUrl(photo, "thumb")}
      onChange={change}
    />
  );
}

/** The time now as the server has it, to the minute. */
function timeOfDay(): string {
  return clockWords(rightNow.peek() + Date.now() - now.peek());
}
