/** The records: filters that live in the address, the list, its pages and its export. */

import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { say } from "../../i18n/office";
import type { Office } from "../../models/office";
import type { FiltersAnswer, RecordsAnswer } from "../../models/office-shapes";
import { ExportPanel } from "./export-panel";
import { FilterWords } from "./filter-words";
import { filterCount, type RecordFilters, recordsHash, recordsPath } from "./office-route";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { RecordFilterForm } from "./record-filter-form";
import { RecordTable } from "./record-table";
import { useView } from "./use-view";
import { SkeletonRows, Viewed } from "./viewed";

interface RecordsPageProps {
  readonly office: Office;
  readonly filters: RecordFilters;
  readonly number: number;
  /** The record somebody comes back from. */
  readonly opened: string | null;
}

export function RecordsPage({ office, filters, number, opened }: RecordsPageProps) {
  const view = useView<RecordsAnswer>(office, "records", recordsPath(filters, number));
  const choices = useView<FiltersAnswer>(office, "filters", "/api/views/filters");
  return (
    <>
      <PageHead title={say("nav.records")} print />
      <RecordFilterForm filters={filters} choices={choices.state.value.data} />
      <Viewed view={view} skeleton={<SkeletonRows rows={8} />}>
        {(answer) => (
          <Records
            office={office}
            answer={answer}
            filters={filters}
            choices={choices.state.value.data}
            opened={opened}
          />
        )}
      </Viewed>
    </>
  );
}

interface RecordsProps {
  readonly office: Office;
  readonly answer: RecordsAnswer;
  readonly filters: RecordFilters;
  readonly choices: FiltersAnswer | null;
  readonly opened: string | null;
}

function Records({ office, answer, filters, choices, opened }: RecordsProps) {
  const inside = answer.inside ?? 0;
  if (answer.total === 0) {
    return (
      <>
        <NoRecords filtered={filterCount(filters) > 0} />
        {inside > 0 && <Inside count={inside} />}
      </>
    );
  }
  if (answer.items.length === 0) return <NoPage filters={filters} />;
  const key = filterCount(filters) > 0 ? "records.total-filtered" : "records.total";
  return (
    <div class="stack">
      <div class="office-list-head">
        <p class="office-total">
          <span role="status">{say(key, { total: answer.total })}</span>
          {filterCount(filters) > 0 && <a href={recordsHash({})}>{say("records.clear")}</a>}
        </p>
        <ExportPanel office={office} filters={filters} total={answer.total} />
      </div>
      {inside > 0 && <Inside count={inside} />}
      <FilterWords filters={filters} choices={choices} />
      <RecordTable records={answer.items} opened={opened} />
      <Pager page={answer.page} pages={answer.pages} href={(page) => recordsHash(filters, page)} />
    </div>
  );
}

/** Numbers count more than this list may show: what concerns children stays inside its school. */
function Inside({ count }: { readonly count: number }) {
  return <p class="small soft">{say("records.inside", { count })}</p>;
}

function NoRecords({ filtered }: { readonly filtered: boolean }) {
  if (!filtered) return <Empty>{say("records.empty")}</Empty>;
  return (
    <Empty action={<Button href={recordsHash({})}>{say("records.clear")}</Button>}>
      {say("records.empty-filtered")}
    </Empty>
  );
}

function NoPage({ filters }: { readonly filters: RecordFilters }) {
  return (
    <Empty action={<Button href={recordsHash(filters)}>{say("records.first-page")}</Button>}>
      {say("records.no-page")}
    </Empty>
  );
}
