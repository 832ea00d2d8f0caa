/** Fill: opens a form on a new draft, a kept one, or a record to correct, and says when it cannot. */

import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Head } from "../../components/head";
import type { CompiledForm } from "../../forms/compiled";
import { hasFunctions } from "../../forms/functions-to-come";
import { local } from "../../i18n/local";
import { type Draft, leaveDraft } from "../../models/drafts";
import { t } from "../../models/language";
import { forms, formVersion, libraryReady } from "../../models/library";
import { type Beginning, fillHash, go, renameAddress } from "../route";
import { beginDraft, type Refusal } from "./begin";
import { FormEditor } from "./form-editor";
import { WithMore } from "./more-part";

interface FillProps {
  readonly form: string;
  readonly from: Beginning;
}

type Stage =
  | { readonly at: "opening" }
  | { readonly at: "refused"; readonly why: Refusal }
  | { readonly at: "writing"; readonly draft: Draft; readonly form: CompiledForm };

export function Fill({ form: id, from }: FillProps) {
  const newest = forms.value.find((each) => each.id === id) ?? null;
  const { saved } = from;
  if (saved && newest) {
    return <WithMore>{({ Saved }) => <Saved form={newest} rid={saved} />}</WithMore>;
  }
  return <Writing newest={newest} from={from} />;
}

interface WritingProps {
  readonly newest: CompiledForm | null;
  readonly from: Beginning;
}

function Writing({ newest, from }: WritingProps) {
  const [stage, setStage] = useState<Stage>({ at: "opening" });
  const ready = libraryReady.value;
  useEffect(() => {
    if (!ready) return;
    let gone = false;
    let held: Draft | null = null;
    void beginDraft(newest, from).then(async (begun) => {
      if (typeof begun === "string") return gone || setStage({ at: "refused", why: begun });
      if (gone) return leaveDraft(begun);
      held = begun;
      if (!begun.base) renameAddress(fillHash(begun.form, { draft: begun.rid }));
      const form = formVersion(begun.form, begun.version);
      const whole = form !== null && (await hasFunctions(form));
      setStage(whole ? { at: "writing", draft: begun, form } : { at: "refused", why: "noform" });
    });
    return () => {
      gone = true;
      if (held) leaveDraft(held);
    };
  }, [ready, newest === null]);
  if (stage.at === "opening") return <Head title={newest ? local(newest.title) : ""} back="#/" />;
  if (stage.at === "refused") return <Refused why={stage.why} title={newest} />;
  const { form, draft } = stage;
  return (
    <FormEditor
      form={form}
      draft={draft}
      at={from.at ?? null}
      onFinished={() => go(fillHash(form.id, { saved: draft.rid }), true)}
    />
  );
}

interface RefusedProps {
  readonly why: Refusal;
  readonly title: CompiledForm | null;
}

function Refused({ why, title }: RefusedProps) {
  return (
    <>
      <Head title={title ? local(title.title) : t("home.write")} back="#/" />
      <main class="page">
        <Empty action={<Button href={why === "noform" ? "#/sync" : "#/"}>{goWords(why)}</Button>}>
          {t(`fill.${why}`)}
        </Empty>
      </main>
    </>
  );
}

function goWords(why: Refusal): string {
  return why === "noform" ? t("sync.title") : t("lost.home");
}
