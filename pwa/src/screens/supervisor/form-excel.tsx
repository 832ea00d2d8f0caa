/** Fetches a version as Excel and says that it is here. */

import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { tell } from "../../i18n/forms";
import { say } from "../../i18n/office";
import type { Office, OfficeProblem } from "../../models/office";
import { excelPath } from "../../models/office-forms";
import { saveAs } from "../../models/save-as";
import { problemKey } from "./problem-words";

interface FormExcelProps {
  readonly office: Office;
  readonly id: string;
  /** Null: the form that came with the program. */
  readonly version: number | null;
  /** A line of a menu, not a button. */
  readonly plain?: boolean;
}

type Progress = "ready" | "saving" | { readonly done: string } | { readonly failed: OfficeProblem };

export function FormExcel({ office, id, version, plain }: FormExcelProps) {
  const [progress, setProgress] = useState<Progress>("ready");
  const [stop] = useState(() => new AbortController());
  useEffect(() => () => stop.abort(), [stop]);
  const save = async () => {
    setProgress("saving");
    const answer = await office.download(excelPath(id, version), stop.signal);
    if (stop.signal.aborted) return;
    if (answer.ok) saveAs(answer.value.blob, answer.value.name);
    setProgress(answer.ok ? { done: answer.value.name } : { failed: answer.problem });
  };
  const name = version === null ? "act.built-in" : "act.excel";
  const words = tell(progress === "saving" ? "act.saving" : name);
  return (
    <>
      {plain ? (
        <button type="button" disabled={progress === "saving"} onClick={() => void save()}>
          <Icon name="download" />
          <span>{words}</span>
        </button>
      ) : (
        <Button icon="download" disabled={progress === "saving"} onClick={() => void save()}>
          {words}
        </Button>
      )}
      <span role="status" class={typeof progress === "object" ? "form-said" : undefined}>
        {typeof progress === "object" &&
          ("done" in progress
            ? tell("act.saved", { name: progress.done })
            : say(problemKey(progress.failed)))}
      </span>
    </>
  );
}
