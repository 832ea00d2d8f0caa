/** What others ask the author of a record to complete, and the way to do it. */

import { Button } from "../components/button";
import type { CompiledForm } from "../forms/compiled";
import { say } from "../i18n/answer";
import type { RecordView } from "../models/records";
import { openReturns } from "../models/reviews";
import { firstAsked, ReturnCard } from "./return-card";
import { fillHash } from "./route";

interface ReturnsProps {
  readonly record: RecordView;
  readonly form: CompiledForm | null;
  /** On the record's own page the form is opened by the button at its bottom. */
  readonly ownPage?: boolean;
}

export function Returns({ record, form, ownPage = false }: ReturnsProps) {
  const returns = openReturns(record.rid);
  if (returns.length === 0) return null;
  return (
    <div class="stack-tight">
      {returns.map((each) => (
        <ReturnCard key={each.rid} review={each} form={form} />
      ))}
      {!ownPage && (
        <div>
          <Button icon="edit" href={answerHash(record, form)}>
            {say("return.do")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The address of the form, open at the first question that is to be completed. */
export function answerHash(record: RecordView, form: CompiledForm | null): string {
  const at = firstAsked(openReturns(record.rid), form);
  return fillHash(record.form, { edit: record.rid, at });
}
