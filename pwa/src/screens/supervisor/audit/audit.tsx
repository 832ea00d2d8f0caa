/** Who looked at records about families and children, and who changed registers: to read and print. */

import { useState } from "preact/hooks";
import { Empty } from "../../../components/empty";
import { addDays, dateOf } from "../../../forms/week";
import { say } from "../../../i18n/children";
import { localized } from "../../../i18n/office";
import { dayWords, stampWords } from "../../../i18n/office-time";
import { word } from "../../../i18n/registers";
import { language } from "../../../models/language";
import { type AuditAnswer, auditPaperPath, auditPath } from "../../../models/office-children";
import { DayField } from "../registers/fields";
import { FileAction } from "../registers/file-action";
import { SchoolArea } from "../registers/school-area";
import type { AtSchool } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";

const DAYS = 30;

export function AuditPage({ at }: { readonly at: AtSchool }) {
  const { office, school } = at;
  const today = dateOf(Date.now());
  const [from, setFrom] = useState(addDays(today, -DAYS));
  const [to, setTo] = useState(today);
  const view = useView<AuditAnswer>(office, null, auditPath(school, from, to));
  return (
    <SchoolArea
      at={at}
      title={word("door.audit")}
      lead={say("audit.lead")}
      actions={
        <FileAction
          file={(stop) => office.download(auditPaperPath(school, from, to, language.peek()), stop)}
        >
          {say("audit.print")}
        </FileAction>
      }
    >
      <div class="act-days">
        <DayField
          name="from"
          label={say("audit.from")}
          value={from}
          onChange={(day) => day && setFrom(day)}
        />
        <DayField
          name="to"
          label={say("audit.to")}
          value={to}
          onChange={(day) => day && setTo(day)}
        />
      </div>
      <Viewed view={view} skeleton={<SkeletonRows rows={6} />}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty>{say("audit.none", { from: dayWords(from), to: dayWords(to) })}</Empty>
          ) : (
            <AuditTable answer={answer} />
          )
        }
      </Viewed>
    </SchoolArea>
  );
}

function AuditTable({ answer }: { readonly answer: AuditAnswer }) {
  return (
    <>
      <table class="office-table register">
        <caption class="visually-hidden">{say("audit.list")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("audit.when")}</th>
            <th scope="col">{say("audit.who")}</th>
            <th scope="col">{say("audit.what")}</th>
          </tr>
        </thead>
        <tbody>
          {answer.items.map((row) => (
            <tr key={`${row.at}-${row.person}-${row.act.zh}-${row.what?.zh ?? ""}`}>
              <td class="register-when">{stampWords(row.at)}</td>
              <th scope="row">
                {row.person}
                {row.role && <span class="row-detail">{localized(row.role)}</span>}
              </th>
              <td>{[localized(row.act), localized(row.what)].filter(Boolean).join(" · ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.more && <p class="soft small">{say("audit.more")}</p>}
    </>
  );
}
