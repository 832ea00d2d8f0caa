/** Answers that an address gives a form to begin with. */

import type { Answers, CompiledForm } from "../../forms/compiled";
import { leaves } from "../answer-words";

/** The task that a record does stands among its answers. */
const TASK = "_task";

/** What `given` ("question.value", several with spaces between) answers of a form's questions. */
export function givenAnswers({ fields }: CompiledForm, given: string): Answers {
  const values = new Map(given.split(" ").map((each) => splitAtDot(each)));
  const task = values.get(TASK);
  const answers = leaves(fields).flatMap(({ name, type }) => {
    const value = values.get(name);
    if (value === undefined) return [];
    return [[name, type === "select_multiple" ? [value] : value] as const];
  });
  return { ...Object.fromEntries(answers), ...(task === undefined ? {} : { [TASK]: task }) };
}

function splitAtDot(text: string): [name: string, value: string] {
  const at = text.indexOf(".");
  return [text.slice(0, at), text.slice(at + 1)];
}
