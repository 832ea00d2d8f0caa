/** Facts with their days: a ruled list in which nothing is overwritten and ends are set. */

import type { ComponentChildren } from "preact";
import { dateOf } from "../../../forms/week";
import { dayWords } from "../../../i18n/office-time";
import { word } from "../../../i18n/registers";

interface Span {
  readonly since: string;
  readonly until: string | null;
}

/** A span of days in words. */
export function spanWords({ since, until }: Span): string {
  if (until === null) return word("span.since", { since: dayWords(since) });
  return word("span.both", { since: dayWords(since), until: dayWords(until) });
}

/** Whether a span is over; its last day belongs to it. */
export function isOver({ until }: Span, today = dateOf(Date.now())): boolean {
  return until !== null && until < today;
}

interface DatedProps {
  readonly title: ComponentChildren;
  readonly detail?: ComponentChildren;
  readonly span: Span;
  readonly action?: ComponentChildren;
}

/** One fact; what is over stands back. */
export function Dated({ title, detail, span, action }: DatedProps) {
  const over = isOver(span);
  return (
    <li class={over ? "dated dated-over" : "dated"}>
      <div class="dated-words">
        <p class="dated-title">{title}</p>
        {detail && <p class="small soft">{detail}</p>}
        <p class="small soft">
          {spanWords(span)}
          {over && word("span.over")}
        </p>
      </div>
      {!over && action}
    </li>
  );
}
