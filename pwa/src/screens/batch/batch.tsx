/** Batch: opens the list of a form on its unfinished batch or a new one, and says when it cannot. */

import "../../style/batch.css";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Head } from "../../components/head";
import type { CompiledForm } from "../../forms/compiled";
import { tell, tellOf } from "../../i18n/batch";
import { local } from "../../i18n/local";
import { type Draft, leaveDraft } from "../../models/drafts";
import { t } from "../../models/language";
import { forms, libraryReady } from "../../models/library";
import { recordsReady } from "../../models/records";
import { fillHash } from "../route";
import { BatchEditor } from "./batch-editor";
import { BatchSaved } from "./batch-saved";
import { beginBatch, type Refusal } from "./begin";
import { batchParts } from "./parts";

type Stage =
  | { readonly at: "opening" }
  | { readonly at: "refused"; readonly why: Refusal }
  | { readonly at: "writing"; readonly draft: Draft; readonly form: CompiledForm }
  | { readonly at: "saved"; readonly rids: readonly string[] };

export function Batch({ form: id }: { readonly form: string }) {
  const newest = forms.value.find((each) => each.id === id) ?? null;
  const ready = libraryReady.value && recordsReady.value;
  const [stage, setStage] = useState<Stage>({ at: "opening" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!ready || newest === null) return;
    let gone = false;
    let held: Draft | null = null;
    void beginBatch(newest).then((begun) => {
      if (typeof begun === "string") return gone || setStage({ at: "refused", why: begun });
      if (gone) return leaveDraft(begun.draft);
      held = begun.draft;
      setStage({ at: "writing", ...begun });
    });
    return () => {
      gone = true;
      if (held) leaveDraft(held);
    };
  }, [ready, newest === null, round]);
  const title = newest ? batchTitle(newest) : "";
  if (ready && newest === null) return <Refused title={title} why="noform" />;
  switch (stage.at) {
    case "opening":
      return <Head title={title} back="#/" />;
    case "refused":
      return <Refused title={title} why={stage.why} />;
    case "saved": {
      const more = () => {
        setStage({ at: "opening" });
        setRound(round + 1);
      };
      return <BatchSaved title={title} rids={stage.rids} onMore={more} />;
    }
    default:
      return (
        <Editor {...stage} title={title} onSaved={(rids) => setStage({ at: "saved", rids })} />
      );
  }
}

interface EditorProps {
  readonly form: CompiledForm;
  readonly draft: Draft;
  readonly title: string;
  readonly onSaved: (rids: readonly string[]) => void;
}

function Editor(props: EditorProps) {
  const parts = batchParts(props.form);
  if (parts === null) return <Single {...props} />;
  return <BatchEditor {...props} parts={parts} />;
}

/** A form that has no list to go through. */
function Single({ form, title }: EditorProps) {
  const action = <Button href={fillHash(form.id)}>{tell("none.go")}</Button>;
  return (
    <>
      <Head title={title} back="#/" />
      <main class="page">
        <Empty action={action}>{tell("none.words")}</Empty>
      </main>
    </>
  );
}

interface RefusedProps {
  readonly title: string;
  readonly why: Refusal;
}

function Refused({ title, why }: RefusedProps) {
  const isMissing = why === "noform";
  const words = isMissing ? t("sync.title") : t("lost.home");
  return (
    <>
      <Head title={title || t("home.write")} back="#/" />
      <main class="page">
        <Empty action={<Button href={isMissing ? "#/sync" : "#/"}>{words}</Button>}>
          {t(`fill.${why}`)}
        </Empty>
      </main>
    </>
  );
}

/** What the round is called: by the form's own words, else by its title. */
function batchTitle({ id, title }: CompiledForm): string {
  return tellOf("title", id) ?? tell("title", { form: local(title) });
}
