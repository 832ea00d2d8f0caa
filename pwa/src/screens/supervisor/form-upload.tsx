/** Upload: the workbook and its pictures are chosen, checked, and only then published. */

import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../components/icon";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/forms";
import { say } from "../../i18n/office";
import type { Office, OfficeProblem } from "../../models/office";
import type { FormAnswer, FormNote } from "../../models/office-form-shapes";
import {
  type Chosen,
  check,
  checked,
  forgetChecked,
  held,
  MOST_BYTES,
  sorted,
} from "../../models/office-forms";
import { FormCheck } from "./form-check";
import { ChooseWorkbook } from "./form-choose";
import { FormProblems } from "./form-problems";
import { FormPublished } from "./form-published";
import { FORMS } from "./forms-route";
import { PageHead } from "./page-head";
import { problemKey } from "./problem-words";

interface FormUploadProps {
  readonly office: Office;
  /** The form that gets a new version; null where it may be any. */
  readonly of: string | null;
}

type Failure = "none" | "too-large" | "unreadable" | "problems" | OfficeProblem;

/** What is known of the files in hand while they are not good yet. */
type Stage =
  | { readonly at: "choosing" }
  | { readonly at: "checking"; readonly name: string }
  | { readonly at: "failed"; readonly why: Failure; readonly problems: readonly FormNote[] };

export function FormUpload({ office, of }: FormUploadProps) {
  const [published, setPublished] = useState<FormAnswer | null>(null);
  const { stage, take, look } = useChecking(office, of);
  // Whoever comes back from a try says no form; whoever names another one begins anew.
  const found = of === null || checked.value?.meant === of ? checked.value : null;
  if (published) return <FormPublished form={published} />;
  if (found && stage.at !== "checking") {
    return (
      <FormCheck
        office={office}
        checked={found}
        onAgain={() => void look(found)}
        onPublished={(form) => {
          forgetChecked();
          setPublished(form);
        }}
      />
    );
  }
  return (
    <>
      <a class="office-back" href={FORMS}>
        <Icon name="back" size="small" />
        {tell("form.back")}
      </a>
      <PageHead title={tell("upload.title")} />
      <div class="stack form-upload">
        <p class="office-lead">{tell(of === null ? "upload.lead" : "upload.lead-of")}</p>
        <ChooseWorkbook
          busy={stage.at === "checking"}
          again={stage.at === "failed"}
          onFiles={(files) => void take(files)}
        />
        <Outcome stage={stage} />
      </div>
    </>
  );
}

interface Checking {
  readonly stage: Stage;
  /** Checks what somebody chose. */
  take(files: readonly File[]): Promise<void>;
  /** Checks a workbook in hand. */
  look(chosen: Chosen): Promise<void>;
}

function useChecking(office: Office, of: string | null): Checking {
  const [stage, setStage] = useState<Stage>({ at: "choosing" });
  const [stop] = useState(() => new AbortController());
  useEffect(() => () => stop.abort(), [stop]);
  const failed = (why: Failure, problems: readonly FormNote[] = []) =>
    setStage({ at: "failed", why, problems });
  const look = async (chosen: Chosen) => {
    setStage({ at: "checking", name: chosen.workbook.name });
    const answer = await check(office, chosen, stop.signal);
    if (stop.signal.aborted) return;
    if (answer.ok) setStage({ at: "choosing" });
    else failed(answer.problems ? "problems" : answer.problem, answer.problems);
  };
  const take = async (files: readonly File[]) => {
    const { workbook, media } = sorted(files);
    forgetChecked();
    if (workbook === null) return failed("none");
    if (workbook.size > MOST_BYTES) return failed("too-large");
    try {
      const [book, ...pictures] = await Promise.all([workbook, ...media].map(held));
      if (book) await look({ workbook: book, media: pictures, meant: of });
    } catch {
      failed("unreadable");
    }
  };
  return { stage, take, look };
}

/** What came of the files so far. */
function Outcome({ stage }: { readonly stage: Stage }) {
  return (
    <>
      <p role="status" class="soft">
        {stage.at === "checking" && tell("upload.checking", { name: stage.name })}
      </p>
      {stage.at === "failed" && stage.why === "problems" && (
        <FormProblems problems={stage.problems} />
      )}
      {stage.at === "failed" && stage.why !== "problems" && (
        <Notice tone="warn" live="alert" title={tell("upload.other")}>
          <p>{failureWords(stage.why)}</p>
        </Notice>
      )}
      {stage.at === "choosing" && <p class="soft small">{tell("upload.start")}</p>}
    </>
  );
}

function failureWords(why: Exclude<Failure, "problems">): string {
  if (why === "none") return tell("upload.none");
  if (why === "too-large") return tell("upload.too-large");
  if (why === "unreadable") return tell("upload.unreadable");
  if (why === "forbidden") return tell("upload.forbidden");
  if (why === "bad-request" || why === "invalid") return tell("upload.not-excel");
  return say(problemKey(why));
}
