/** The records behind one number of a plan. */

import { Empty } from "../../../components/empty";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/office-plans";
import type { Office } from "../../../models/office";
import { type PlanLine, type PlanProgress, progressPath } from "../../../models/office-plans";
import type { RecordsAnswer } from "../../../models/office-shapes";
import { ridsPath } from "../office-route";
import { PageHead } from "../page-head";
import { Pager } from "../pager";
import { RecordTable } from "../record-table";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { BackToPlans } from "./back";
import { subjectWords } from "./measure";
import { PaceBar } from "./pace-bar";
import { type LineAddress, lineHash } from "./plans-route";

interface LineRecordsProps {
  readonly office: Office;
  readonly plan: string;
  readonly line: LineAddress;
  readonly number: number;
}

/** Records of one page: their ids stand in the question, which has to stay short. */
const PAGE = 40;

export function LineRecordsPage({ office, plan, line, number }: LineRecordsProps) {
  const view = useView<PlanProgress>(office, `plan-progress-${plan}`, progressPath(plan));
  const found = view.state.value.data?.lines.find((each) => isAt(each, line));
  return (
    <>
      <BackToPlans plan={plan} />
      <PageHead title={found ? localized(found.title) : say("records.title")} print />
      <Viewed view={view} skeleton={<SkeletonRows rows={5} />}>
        {() =>
          found === undefined || found.rids.length === 0 ? (
            <Empty>{say("records.none")}</Empty>
          ) : (
            <Behind office={office} found={found} {...{ plan, line, number }} />
          )
        }
      </Viewed>
    </>
  );
}

interface BehindProps extends LineRecordsProps {
  readonly found: PlanLine;
}

function Behind({ office, plan, line, number, found }: BehindProps) {
  const pages = Math.ceil(found.rids.length / PAGE);
  const shown = found.rids.slice((number - 1) * PAGE, number * PAGE);
  const view = useView<RecordsAnswer>(office, "plan-records", ridsPath(shown));
  return (
    <div class="stack">
      <p class="soft">{subjectWords(found)}</p>
      <PaceBar title={localized(found.title)} sum={found} />
      {found.more > 0 && <p class="small">{say("records.more", { count: found.rids.length })}</p>}
      <Viewed view={view} skeleton={<SkeletonRows rows={5} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say("records.none")}</Empty>
          ) : (
            <RecordTable records={items} />
          )
        }
      </Viewed>
      <Pager page={number} pages={pages} href={(page) => lineHash(plan, line, page)} />
    </div>
  );
}

function isAt({ measure, target, subject }: PlanLine, line: LineAddress): boolean {
  const at = `${subject.kind}.${subject.id}`;
  return measure === line.measure && target === line.target && at === line.subject;
}
