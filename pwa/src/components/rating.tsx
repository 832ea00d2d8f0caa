/** A rating in stars: one tap each, the arrow keys, and a word for what it means. */

import { say } from "../i18n/answer";
import { type FieldWords, groupWords } from "./field-box";
import { Icon } from "./icon";

interface RatingProps extends FieldWords {
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number | null) => void;
}

export function Rating({ value, least, most, onChange, ...words }: RatingProps) {
  const stars = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const word = value === null ? say("rate.none") : rateWord(value, most);
  // A chosen radio fires no change when tapped again: that tap takes the rating back.
  const clear = (star: number) => {
    if (star === value) onChange(null);
  };
  return (
    <div class="rating">
      <div class="stars" {...groupWords(words)} role="radiogroup" aria-required={words.required}>
        {stars.map((star) => (
          <label class={value !== null && star <= value ? "star star-on" : "star"} key={star}>
            <input
              type="radio"
              name={words.id}
              value={star}
              checked={star === value}
              aria-label={starWords(star, most)}
              onClick={() => clear(star)}
              onChange={() => onChange(star)}
            />
            <Icon name="star" size="large" />
          </label>
        ))}
      </div>
      <span class="rating-word" aria-hidden="true">
        {word}
      </span>
    </div>
  );
}

/** What a rating means, in a word; the bare number where the scale is not of five. */
export function rateWord(value: number, most: number): string {
  const known = most === 5 && Number.isInteger(value) && value >= 1 && value <= 5;
  return known ? say(`rate.${value as 1 | 2 | 3 | 4 | 5}`) : String(value);
}

/** A star as it is read aloud: "3 of 5, adequate". */
export function starWords(star: number, most: number): string {
  if (most !== 5) return say("rate.star", { n: star, most });
  return say("rate.star.word", { n: star, most, word: rateWord(star, most) });
}
