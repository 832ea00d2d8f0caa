/** One record in a list: what it is, what it says, and its state. */

import { Icon, iconNamed } from "../components/icon";
import { StateBadge } from "../components/state-badge";
import { say } from "../i18n/answer";
import { local } from "../i18n/local";
import { t } from "../models/language";
import { formVersion } from "../models/library";
import type { RecordView } from "../models/records";
import { standingOf } from "../models/reviews";
import { session } from "../models/session";
import { nameOf, photosOf, summaryWords } from "./answer-words";
import { fillHash, recordHash } from "./route";

/** No line begins with the dot between two answers. */
function unbroken(words: string): string {
  return words.split(" · ").join("\u00a0· ");
}

export function RecordRow({ record }: { readonly record: RecordView }) {
  const { form, version, rid, author, answers, state } = record;
  const compiled = formVersion(form, version);
  const photos = Object.values(answers).reduce<number>((n, each) => n + photosOf(each).length, 0);
  const told = compiled ? summaryWords(compiled, answers) : "";
  const pictures = photos > 0 ? say("photo.count", { n: photos }) : "";
  const who = author === session.value?.user ? "" : nameOf("people", author);
  const by = who && say("row.by", { who });
  const words = [by, told, pictures].filter((each) => each !== "").join(" · ");
  const href = state === "draft" ? fillHash(form, { draft: rid }) : recordHash(rid);
  return (
    <li>
      <a class="row" href={href}>
        <span class="row-icon">
          <Icon name={iconNamed(compiled?.icon, "note")} />
        </span>
        <span class="row-text">
          <span class="row-head">
            <span class="row-title">
              {compiled ? local(compiled.title) : form || t("nav.records")}
            </span>
            <StateBadge state={standingOf(record)} />
          </span>
          <span class="row-detail row-lines">{words ? unbroken(words) : t("none")}</span>
        </span>
      </a>
    </li>
  );
}
