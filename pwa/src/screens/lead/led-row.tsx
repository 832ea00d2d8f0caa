/** One record of somebody else in a list: which form, whose, when, and what it says. */

import { Icon, iconNamed } from "../../components/icon";
import type { Answers, CompiledForm } from "../../forms/compiled";
import { dayWords, local } from "../../i18n/local";
import { formVersion } from "../../models/library";
import type { RecordView } from "../../models/records";
import { leaves, nameOf, summaryWords } from "../answer-words";
import { recordHash } from "../route";

/** Most characters of a long text that stand in a list. */
const GLANCE = 60;

interface LedRowProps {
  readonly record: RecordView;
  /** A few words at the end of its first line. */
  readonly aside?: string | undefined;
}

export function LedRow({ record, aside }: LedRowProps) {
  const { form, version, rid, answers, author, date } = record;
  const compiled = formVersion(form, version);
  const words = compiled ? saysWords(compiled, answers) : "";
  const who = [nameOf("people", author), dayWords(date)].filter((each) => each !== "");
  return (
    <li>
      <a class="row" href={recordHash(rid)}>
        <span class="row-icon">
          <Icon name={iconNamed(compiled?.icon, "note")} />
        </span>
        <span class="row-text">
          <span class="row-head">
            <span class="row-title">{compiled ? local(compiled.title) : form}</span>
            {aside && <span class="small soft">{aside}</span>}
          </span>
          <span class="row-detail">{who.join(" · ")}</span>
          {words !== "" && <span class="row-detail row-lines">{words}</span>}
        </span>
      </a>
    </li>
  );
}

/** Its short answers, and the beginning of what was written at length. */
function saysWords(form: CompiledForm, answers: Answers): string {
  const long = leaves(form.fields).find(
    ({ name, appearance = "" }) => appearance.includes("multiline") && answers[name],
  );
  const text = long ? answers[long.name] : "";
  const begins = typeof text === "string" ? text.slice(0, GLANCE) : "";
  return [summaryWords(form, answers), begins].filter((each) => each !== "").join(" · ");
}
