/** The one button that publishes, asked once; and why it was not done. */

import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Confirm } from "../../components/confirm";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/forms";
import { localized, say } from "../../i18n/office";
import type { Office, OfficeProblem } from "../../models/office";
import type { FormAnswer } from "../../models/office-form-shapes";
import { type Checked, publish } from "../../models/office-forms";
import { problemKey } from "./problem-words";

interface FormPublishProps {
  readonly office: Office;
  readonly checked: Checked;
  /** Checks the same file once more. */
  readonly onAgain: () => void;
  readonly onPublished: (form: FormAnswer) => void;
}

export function FormPublish({ office, checked, onAgain, onPublished }: FormPublishProps) {
  const [stage, setStage] = useState<"ready" | "asking" | "busy">("ready");
  const [problem, setProblem] = useState<OfficeProblem | null>(null);
  const [stop] = useState(() => new AbortController());
  useEffect(() => () => stop.abort(), [stop]);
  const { answer } = checked;
  const yes = async () => {
    setStage("busy");
    const reply = await publish(office, checked, stop.signal);
    if (stop.signal.aborted) return;
    setStage("ready");
    if (reply.ok) onPublished(reply.value);
    else setProblem(reply.problem);
  };
  const button = tell("check.publish", { n: answer.version });
  if (stage === "asking") {
    const title = localized(answer.form.title);
    return (
      <Confirm
        question={tell("check.ask", { title, n: answer.version })}
        yes={tell("check.yes")}
        onYes={() => void yes()}
        onNo={() => setStage("ready")}
      >
        <p>{tell(answer.state === "open" ? "check.ask-words" : "check.ask-words-closed")}</p>
      </Confirm>
    );
  }
  return (
    <div class="stack-tight">
      {problem && <Refused problem={problem} onAgain={onAgain} />}
      <Button
        kind="primary"
        wide
        disabled={stage === "busy" || problem === "conflict"}
        onClick={() => setStage("asking")}
      >
        {stage === "busy" ? tell("check.publishing") : button}
      </Button>
    </div>
  );
}

interface RefusedProps {
  readonly problem: OfficeProblem;
  readonly onAgain: () => void;
}

function Refused({ problem, onAgain }: RefusedProps) {
  return (
    <Notice tone="warn" live="alert">
      <p>{problem === "conflict" ? tell("check.changed-since") : say(problemKey(problem))}</p>
      {problem === "conflict" && (
        <p class="office-remedy">
          <Button icon="sync" onClick={onAgain}>
            {tell("check.again")}
          </Button>
        </p>
      )}
    </Notice>
  );
}
