/** A list put in order by moving its rows up and down. */

import { say } from "../i18n/answer";
import { Button } from "./button";
import type { ChipOption } from "./chips";
import { type FieldWords, groupWords } from "./field-box";

interface RankingProps extends FieldWords {
  readonly options: readonly ChipOption[];
  /** Values in order; those not yet placed follow in the order of the options. */
  readonly order: readonly string[];
  readonly onChange: (order: string[]) => void;
}

export function Ranking({ options, order, onChange, ...words }: RankingProps) {
  const labels = new Map(options.map((each) => [each.value, each.label]));
  const placed = order.filter((value) => labels.has(value));
  const rest = [...labels.keys()].filter((value) => !placed.includes(value));
  const values = [...placed, ...rest];
  return (
    <ol class="list card card-flush" {...groupWords(words)}>
      {values.map((value, index) => {
        const label = labels.get(value) ?? value;
        return (
          <li class="row" key={value}>
            <span class="row-text">
              {index + 1}. {label}
            </span>
            <Button
              icon="up"
              label={say("fill.rank.up", { label })}
              disabled={index === 0}
              onClick={() => onChange(swapped(values, index, index - 1))}
            />
            <Button
              icon="down"
              label={say("fill.rank.down", { label })}
              disabled={index === values.length - 1}
              onClick={() => onChange(swapped(values, index, index + 1))}
            />
          </li>
        );
      })}
    </ol>
  );
}

/** The values with those at `a` and `b` exchanged. */
export function swapped(values: readonly string[], a: number, b: number): string[] {
  const next = [...values];
  const [first, second] = [next[a], next[b]];
  if (first === undefined || second === undefined) return next;
  next[a] = second;
  next[b] = first;
  return next;
}
