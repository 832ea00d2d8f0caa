/** A draft in the hand of its writer: every change is kept, and the rules speak of it as it stands. */

import { untracked } from "@preact/signals";
import { useMemo, useRef, useState } from "preact/hooks";
import type { CompiledForm, FormContext, FormState, Value } from "../../forms/compiled";
import { changeAnswer, evaluateForm, finalAnswers } from "../../forms/rules";
import { type Draft, placed, saveDraft } from "../../models/drafts";
import { language } from "../../models/language";
import { children, classes } from "../../models/library";
import { today } from "../clock";
import { contactDetails, formContext } from "./form-context";

export interface Writing {
  readonly draft: Draft;
  readonly state: FormState;
  /** There are so many questions that only what is near is laid out. */
  readonly isLong: boolean;
  readonly context: FormContext;
  /** How long ago a child was in contact, in words. */
  readonly contact: (child: string) => string;
  keep(draft: Draft): void;
  /** Answers a question, or makes its answer of the present one. */
  change(name: string, value: Value | ((now: Value | undefined) => Value)): void;
  /** What is missing or wrong in the newest answers. */
  wrongNow(): readonly string[];
  /** The draft as it shall be finished: only what is still asked, and the date it is about. */
  finished(): Draft;
}

/** Holds the draft that `first` began; it stays with the form it was opened for. */
export function useWriting(form: CompiledForm, first: Draft): Writing {
  const [, setDrawn] = useState(0);
  // Photographs arrive later than they were asked for: they join the newest answers.
  const newest = useRef(first);
  const draft = newest.current;
  // Made once for a stretch of typing: a keystroke must not go through every record.
  const { context, contact } = useMemo(
    () =>
      untracked(() => ({
        context: formContext(form.id, draft.target),
        contact: contactDetails(),
      })),
    [form, draft.target, language.value, today.value, children.value, classes.value],
  );
  const state = evaluateForm(form, draft.answers, context);
  const isLong = state.fields.size > LONG;
  const draw = () => setDrawn((count) => count + 1);
  const drawSoon = useAfterPaint(draw);
  const keep = (next: Draft) => {
    newest.current = next;
    saveDraft(next);
    // The letter is on the screen before hundreds of questions are looked through.
    if (isLong) drawSoon();
    else draw();
  };
  return {
    draft,
    state,
    isLong,
    context,
    contact,
    keep,
    change(name, value) {
      const { answers } = newest.current;
      const given: Value = typeof value === "function" ? value(answers[name]) : value;
      keep({ ...newest.current, answers: changeAnswer(form, answers, name, given, context) });
    },
    wrongNow() {
      const { missing, invalid } = evaluateForm(form, newest.current.answers, context);
      return [...missing, ...invalid];
    },
    finished() {
      const { answers } = newest.current;
      const _date = answers._date ?? today.value;
      const final = { ...finalAnswers(form, answers, context), _date };
      return placed(form, { ...newest.current, answers: final });
    },
  };
}

const LONG = 100;

/** Lets `work` run after the next paint; several wishes before it are one. */
function useAfterPaint(work: () => void): () => void {
  const wished = useRef(false);
  return () => {
    if (wished.current) return;
    wished.current = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        wished.current = false;
        work();
      }),
    );
  };
}
