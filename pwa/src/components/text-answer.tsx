/** A text in the phone's own keyboard, voice or handwriting, with phrases to tap under a long one. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../models/language";
import { controlWords, type FieldWords } from "./field-box";

interface TextAnswerProps extends FieldWords {
  readonly value: string;
  readonly long?: boolean;
  readonly maxLength?: number | undefined;
  readonly phrases?: readonly string[];
  /** Stands right under the text: a button that writes in it. */
  readonly tool?: ComponentChildren;
  /** Stands under the phrases: one's own. */
  readonly own?: ComponentChildren;
  readonly onChange: (text: string) => void;
}

export function TextAnswer(props: TextAnswerProps) {
  const { value, long, maxLength, phrases = [], tool, own, onChange, ...words } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (area.current) fitHeight(area.current);
  }, [value]);
  const common = { ...controlWords(words), class: "input", value, autocomplete: "off" };
  return (
    <>
      {long ? (
        <textarea
          {...common}
          ref={area}
          rows={3}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <input {...common} type="text" onInput={(event) => onChange(event.currentTarget.value)} />
      )}
      {maxLength !== undefined && <Room used={value.length} most={maxLength} />}
      {tool}
      {phrases.length > 0 && (
        <ul class="phrases" aria-label={t("fill.phrases")}>
          {phrases.map((phrase) => (
            <li key={phrase}>
              <button
                type="button"
                class="chip chip-small"
                onClick={() => onChange(withPhrase(value, phrase))}
              >
                <span class="chip-face">{phrase}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {own}
    </>
  );
}

/** Says how much room is left, only when it becomes little. */
function Room({ used, most }: { readonly used: number; readonly most: number }) {
  const left = most - used;
  if (left > Math.max(10, most * 0.1)) return null;
  const words = left >= 0 ? t("fill.left", { n: left }) : t("fill.over", { n: -left });
  return <p class="field-hint number">{words}</p>;
}

/** The text with a phrase at its end, set off as its last character asks. */
export function withPhrase(text: string, phrase: string): string {
  const before = text.trimEnd();
  if (before === "") return phrase;
  if (/[。.!！?？;；,，、:：\n]$/.test(before)) return before + spaceAfter(before) + phrase;
  return /[\u3400-\u9fff]$/.test(before) ? `${before}，${phrase}` : `${before}, ${phrase}`;
}

function spaceAfter(text: string): string {
  return /[.!?;,:]$/.test(text) ? " " : "";
}

function fitHeight(area: HTMLTextAreaElement): void {
  if (area.scrollHeight <= area.clientHeight) return;
  area.style.height = `${area.scrollHeight + 2}px`;
}
