/** What all rows share: asked until it is answered, then one line that can be unfolded again. */

import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { tell } from "../../i18n/batch";
import { dayWords } from "../../i18n/local";
import { targets } from "../../models/drafts";
import { t } from "../../models/language";
import { answerWords, isEmpty, labelWords, leaves, nameOf } from "../answer-words";
import { today } from "../clock";
import { Envelope } from "../fill/envelope";
import { type FormPage, Questions } from "../fill/questions";
import type { BatchWriting } from "./use-batch";

interface AboveProps {
  readonly writing: BatchWriting;
  /** Every row has a day of its own. */
  readonly undated: boolean;
  readonly asked: boolean;
  readonly page: Pick<FormPage, "ahead" | "contact">;
}

export function Above(props: AboveProps) {
  const { writing, undated } = props;
  const [changing, setChanging] = useState(false);
  const words = sharedWords(writing, undated);
  const folded = !changing && isAnswered(writing) && words !== "";
  const line = useRef<HTMLDivElement>(null);
  const before = useRef(folded);
  // The answer that was just tapped is gone: whoever reads by ear or keyboard goes on from here.
  useEffect(() => {
    if (folded && !before.current) line.current?.focus({ preventScroll: true });
    before.current = folded;
  }, [folded]);
  if (folded) {
    return (
      <section ref={line} class="batch-above card" aria-label={tell("above.title")} tabIndex={-1}>
        <p>{words}</p>
        <Button kind="quiet" icon="edit" onClick={() => setChanging(true)}>
          {t("pick.change")}
        </Button>
      </section>
    );
  }
  return (
    <section class="stack-loose" aria-label={tell("above.title")}>
      <Asked {...props} />
      {changing && (
        <div>
          <Button onClick={() => setChanging(false)}>{t("done")}</Button>
        </div>
      )}
    </section>
  );
}

function Asked({ writing, undated, asked, page }: AboveProps) {
  const { batch, draft, state, keep, changeShared } = writing;
  const { form, parts } = batch;
  return (
    <>
      <Envelope form={form} draft={draft} undated={undated} onChange={keep} />
      <Questions
        fields={parts.above}
        page={{
          ...page,
          form,
          state,
          inWords: (text, row) => labelWords(form, text, state.answers, row),
          shows: (path) => asked || !state.missing.includes(path),
          openFold: false,
          change: changeShared,
          oneTap: () => undefined,
        }}
      />
    </>
  );
}

/** The questions above that are asked now. */
function askedAbove({ batch, state }: BatchWriting) {
  return leaves(batch.parts.above).filter(
    ({ name, type }) => !UNASKED.has(type) && state.fields.get(name)?.relevant,
  );
}

const UNASKED = new Set(["note", "calculate", "hidden"]);

function isAnswered(writing: BatchWriting): boolean {
  const { answers } = writing.state;
  const open = askedAbove(writing).some(({ name }) => isEmpty(answers[name]));
  return !open && writing.wrongAbove().length === 0;
}

function sharedWords(writing: BatchWriting, undated: boolean): string {
  const { batch, draft, state } = writing;
  const { _date: date } = draft.answers;
  const { school, class: room } = draft.target;
  const where = room ? nameOf("classes", room) : nameOf("places", school);
  const parts = [
    undated ? "" : dayWords(typeof date === "string" ? date : today.value),
    targets(batch.form).length > 1 ? where : "",
    ...askedAbove(writing).map((field) =>
      answerWords(batch.form, field, state.answers[field.name]),
    ),
  ];
  return parts.filter((words) => words !== "").join(" · ");
}
