/** Join: the code of a paper slip, then the first pack arriving. */

import { useState } from "preact/hooks";
import { controlWords, FieldBox } from "../components/field-box";
import { Notice } from "../components/notice";
import { t } from "../models/language";
import { join, session } from "../models/session";
import { Arrived } from "./arrived";
import { Door } from "./door";
import { codeShown, codeTyped, LENGTH } from "./join-code";
import { problemWords } from "./problem-words";

export function Join({ code: given }: { readonly code: string }) {
  const [code, setCode] = useState(codeTyped(given));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (session.value && !busy) return <Arrived />;

  const enter = async () => {
    setProblem(null);
    if (code.length < LENGTH) {
      setError(t("join.code.short", { n: LENGTH - code.length }));
      document.getElementById("code")?.focus();
      return;
    }
    setBusy(true);
    const outcome = await join(code);
    setBusy(false);
    if (!outcome.ok) setProblem(problemWords(outcome.code));
  };
  return (
    <Door
      title={t("join.title")}
      words={t("join.hello")}
      busy={busy ? t("join.busy") : null}
      go={t("join.go")}
      other={{ href: "#/sign-in", words: t("join.other") }}
      onGo={() => void enter()}
    >
      <FieldBox id="code" label={t("join.code")} hint={t("join.code.hint")} error={error}>
        <input
          {...controlWords({ id: "code", hint: t("join.code.hint"), error, required: true })}
          class="input input-code"
          type="text"
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck={false}
          placeholder="XXXXX-XXXXX"
          value={codeShown(code)}
          onInput={(event) => {
            const typed = codeTyped(event.currentTarget.value);
            event.currentTarget.value = codeShown(typed);
            setCode(typed);
            setError(null);
          }}
        />
      </FieldBox>
      {problem && (
        <Notice tone="warn" live="alert">
          {problem}
        </Notice>
      )}
    </Door>
  );
}
