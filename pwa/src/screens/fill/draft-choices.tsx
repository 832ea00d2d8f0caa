/** What may be done with a whole draft: filled in as last time, or thrown away. */

import { untracked } from "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Confirm } from "../../components/confirm";
import { Notice } from "../../components/notice";
import type { CompiledForm } from "../../forms/compiled";
import { say } from "../../i18n/answer";
import { dayWords } from "../../i18n/local";
import { type Draft, discardDraft } from "../../models/drafts";
import { filesMade } from "../../models/files-made";
import { go } from "../route";
import { repeatable } from "./begin";
import { lastRecord } from "./form-context";

interface CopyLastProps {
  readonly form: CompiledForm;
  readonly draft: Draft;
  /** Nothing has been written here yet. */
  readonly untouched: boolean;
  readonly onCopy: (draft: Draft) => void;
}

/** Offers the last record's answers to a new one, and says so once they are in. */
export function CopyLast({ form, draft, untouched, onCopy }: CopyLastProps) {
  const last = useMemo(() => untracked(() => lastRecord(form.id)), [form]);
  const [copied, setCopied] = useState(false);
  if (copied && last) return <Notice>{say("fill.copied", { date: dayWords(last.date) })}</Notice>;
  if (!untouched || draft.base || !last) return null;
  const copy = () => {
    setCopied(true);
    onCopy({ ...draft, answers: { ...draft.answers, ...repeatable(form, last.answers) } });
  };
  return (
    <div>
      <Button kind="quiet" icon="copy" onClick={copy}>
        {say("fill.copy")}
      </Button>
    </div>
  );
}

export function Discard({ draft }: { readonly draft: Draft }) {
  const [asking, setAsking] = useState(false);
  const discard = async () => {
    await filesMade();
    await discardDraft(draft);
    go(draft.base ? `#/record/${draft.rid}` : "#/", true);
  };
  if (asking) {
    return (
      <Confirm
        question={say("fill.discard.ask")}
        yes={say("fill.discard.yes")}
        danger
        onYes={() => void discard()}
        onNo={() => setAsking(false)}
      />
    );
  }
  return (
    <div>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {say("fill.discard")}
      </Button>
    </div>
  );
}
