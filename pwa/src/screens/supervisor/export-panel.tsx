/** The export of a list: what it will hold, what for, and that it is logged. */

import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { say } from "../../i18n/office";
import { language } from "../../models/language";
import type { Office, OfficeProblem } from "../../models/office";
import { saveAs } from "../../models/save-as";
import { exportPath, type RecordFilters } from "./office-route";
import { problemKey } from "./problem-words";

interface ExportPanelProps {
  readonly office: Office;
  readonly filters: RecordFilters;
  readonly total: number;
}

export function ExportPanel(props: ExportPanelProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <span class="office-export">
        <Button icon="download" onClick={() => setOpen(true)}>
          {say("export.open")}
        </Button>
      </span>
      {open && <ExportDialog {...props} close={() => setOpen(false)} />}
    </>
  );
}

type Progress = "asking" | "saving" | OfficeProblem | { readonly done: string };

function ExportDialog({ office, filters, total, close }: ExportPanelProps & { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [progress, setProgress] = useState<Progress>("asking");
  const [stop] = useState(() => new AbortController());
  useEffect(() => {
    dialog.current?.showModal();
    return () => stop.abort();
  }, [stop]);

  async function save(purpose: string): Promise<void> {
    setProgress("saving");
    const answer = await office.download(
      exportPath(filters, purpose, language.peek()),
      stop.signal,
    );
    if (stop.signal.aborted) return;
    if (answer.ok) saveAs(answer.value.blob, answer.value.name);
    setProgress(answer.ok ? { done: answer.value.name } : answer.problem);
  }

  return (
    <dialog ref={dialog} class="office-dialog" aria-labelledby="export-title" onClose={close}>
      <div class="stack">
        <h2 id="export-title">{say("export.title", { total })}</h2>
        <p>{say("export.text")}</p>
        {typeof progress === "object" ? (
          <>
            <Notice tone="good" live="status">
              {say("export.done", { name: progress.done })}
            </Notice>
            <Button onClick={close}>{say("export.close")}</Button>
          </>
        ) : (
          <ExportForm progress={progress} save={save} close={close} />
        )}
      </div>
    </dialog>
  );
}

interface ExportFormProps {
  readonly progress: Exclude<Progress, object>;
  readonly save: (purpose: string) => Promise<void>;
  readonly close: () => void;
}

function ExportForm({ progress, save, close }: ExportFormProps) {
  const [purpose, setPurpose] = useState("");
  const [missing, setMissing] = useState(false);
  const saving = progress === "saving";
  const submit = (event: Event) => {
    event.preventDefault();
    setMissing(purpose.trim() === "");
    if (purpose.trim() !== "") void save(purpose.trim());
  };
  return (
    <form class="stack" onSubmit={submit}>
      <div class="field">
        <label class="field-label" for="export-purpose">
          {say("export.purpose")}
        </label>
        <input
          id="export-purpose"
          class="input"
          autocomplete="off"
          maxLength={60}
          placeholder={say("export.purpose-hint")}
          aria-invalid={missing}
          aria-describedby={missing ? "export-missing" : undefined}
          value={purpose}
          onInput={(event) => setPurpose(event.currentTarget.value)}
        />
        {missing && (
          <p id="export-missing" class="field-error">
            {say("export.purpose-missing")}
          </p>
        )}
      </div>
      {progress !== "asking" && !saving && (
        <Notice tone="warn" live="alert">
          {say(problemKey(progress))}
        </Notice>
      )}
      <div class="office-dialog-actions">
        <Button onClick={close}>{say("export.cancel")}</Button>
        <Button kind="primary" submit disabled={saving}>
          {say(saving ? "export.saving" : "export.save")}
        </Button>
      </div>
    </form>
  );
}
