/** The questions of a form in order: shown when they are asked, folded when they are extra. */

import { Component, type ComponentChildren } from "preact";
import { Icon } from "../../components/icon";
import type { Field } from "../../forms/compiled";
import { t } from "../../models/language";
import { isGiven, leaves } from "../answer-words";
import { errorOf, type FormPage } from "./form-page";
import { useGrowing } from "./growing";
import { isSamePage, isSameQuestion } from "./kept";
import { isMore, WithMore } from "./more-part";
import { Question } from "./question";

export { errorOf, type FormPage };

/** More than any form of a school has: only very long ones are drawn bit by bit. */
const FIRST = 30;
const STEP = 5;

interface QuestionsProps {
  readonly fields: readonly Field[];
  readonly page: FormPage;
}

/** Types that nobody sees. */
export const SILENT = new Set(["calculate", "hidden"]);

export function Questions({ fields, page }: QuestionsProps) {
  const drawn = useGrowing(fields.length, FIRST, STEP);
  return (
    <>
      {fields.slice(0, drawn).map((field) => (
        <Part key={field.name} field={field} page={page} />
      ))}
    </>
  );
}

interface PartProps {
  readonly field: Field;
  readonly page: FormPage;
}

/** A question or a group of them; a question is drawn again only when it would look different. */
export class Part extends Component<PartProps> {
  override shouldComponentUpdate({ field, page }: PartProps): boolean {
    const before = this.props;
    if (field !== before.field || field.fields !== undefined) return true;
    return !isSamePage(before.page, page) || !isSameQuestion(field, field.name, before.page, page);
  }

  override render({ field, page }: PartProps) {
    const state = page.state.fields.get(field.name);
    if (field.off || SILENT.has(field.type) || state?.relevant === false) return null;
    if (field.type === "group") return <Group field={field} page={page} />;
    if (field.type === "repeat") {
      return <WithMore wanted>{({ Repeat }) => <Repeat field={field} page={page} />}</WithMore>;
    }
    if (state === undefined) return null;
    return (
      <Question
        path={field.name}
        form={page.form.id}
        field={field}
        state={state}
        value={page.state.answers[field.name]}
        inWords={page.inWords}
        error={errorOf(page, field, field.name)}
        ahead={page.ahead(field)}
        contact={page.contact}
        onChange={(value) => page.change(field.name, value)}
        onOneTap={page.oneTap}
      />
    );
  }
}

function Group({ field, page }: PartProps) {
  if (isMore(field)) {
    return <WithMore wanted>{({ Rubric }) => <Rubric field={field} page={page} />}</WithMore>;
  }
  const inside = <Questions fields={field.fields ?? []} page={page} />;
  if (!field.appearance?.includes("more")) {
    const words = page.inWords(field.label);
    return (
      <section class="stack-loose">
        {words !== "" && <h2>{words}</h2>}
        {inside}
      </section>
    );
  }
  const asked = leaves(field.fields ?? []).filter(
    (each) => !each.off && page.state.fields.get(each.name)?.relevant !== false,
  );
  if (asked.length === 0) return null;
  const filled = asked.filter((each) => isGiven(each, page.state.answers[each.name])).length;
  return (
    <Fold
      open={page.openFold}
      words={filled > 0 ? t("fill.more.count", { n: filled }) : t("fill.more")}
    >
      {inside}
    </Fold>
  );
}

interface FoldProps {
  readonly open: boolean;
  readonly words: string;
  readonly children: ComponentChildren;
}

function Fold({ open, words, children }: FoldProps) {
  return (
    <details class="fold" {...(open ? { open: true } : {})}>
      <summary>
        <Icon name="plus" />
        <span>{words}</span>
      </summary>
      <div class="stack-loose fold-inside">{children}</div>
    </details>
  );
}
