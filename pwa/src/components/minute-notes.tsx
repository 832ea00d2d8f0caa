/** Notes of what happened when: a long text with a button that stamps the time of day. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../i18n/answer";
import type { FieldWords } from "./field-box";
import { Icon } from "./icon";
import { TextAnswer } from "./text-answer";

interface MinuteNotesProps extends FieldWords {
  readonly value: string;
  readonly maxLength?: number | undefined;
  readonly phrases?: readonly string[];
  readonly own?: ComponentChildren;
  /** The time of day, "10:12". */
  readonly clock: () => string;
  readonly onChange: (text: string) => void;
}

export function MinuteNotes({ clock, ...text }: MinuteNotesProps) {
  const stamped = useRef(false);
  useEffect(() => {
    if (stamped.current) toEnd(text.id);
    stamped.current = false;
  }, [text.value]);
  const stamp = () => {
    stamped.current = true;
    // What a keyboard has not yet handed over stands in the box alone.
    text.onChange(withStamp(areaOf(text.id)?.value ?? text.value, clock()));
  };
  const button = (
    <button
      type="button"
      class="button stamp"
      // The text keeps the focus, so that the keyboard stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={stamp}
    >
      <Icon name="clock" />
      <span>{say("minutes.stamp")}</span>
    </button>
  );
  return <TextAnswer {...text} long tool={button} />;
}

/** The text with the time on a line of its own at its end. */
export function withStamp(text: string, time: string): string {
  const before = text.trimEnd();
  return before === "" ? `${time} ` : `${before}\n${time} `;
}

function areaOf(id: string): HTMLTextAreaElement | null {
  return document.getElementById(id) as HTMLTextAreaElement | null;
}

function toEnd(id: string): void {
  const area = areaOf(id);
  area?.focus();
  area?.setSelectionRange(area.value.length, area.value.length);
}
