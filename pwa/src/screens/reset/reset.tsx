/** A new password by a leader's slip: the code says whose it is, and is used up by it. */

import { useState } from "preact/hooks";
import { controlWords, FieldBox } from "../../components/field-box";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/reset";
import { newPassword, type Whose } from "../../models/new-password";
import { Door } from "../door";
import { codeShown, codeTyped, LENGTH } from "../join-code";
import { problemWords } from "../problem-words";
import { go } from "../route";

const SHORTEST = 8;

export function Reset() {
  const [code, setCode] = useState(() => codeTyped(location.hash.split("/")[2] ?? ""));
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [whose, setWhose] = useState<Whose | null>(null);
  if (whose) return <Done whose={whose} />;

  const set = async () => {
    if (code.length < LENGTH) return setProblem(tell("code-short"));
    if (password.length < SHORTEST) return setProblem(tell("password-short", { n: SHORTEST }));
    setProblem(null);
    setBusy(true);
    const outcome = await newPassword(code, password);
    setBusy(false);
    if (outcome.ok) setWhose(outcome.whose);
    else setProblem(problemWords(outcome.code));
  };
  return (
    <Door
      title={tell("title")}
      words={tell("words")}
      busy={busy ? tell("busy") : null}
      go={tell("set")}
      other={{ href: "#/sign-in", words: tell("other") }}
      onGo={() => void set()}
    >
      <div class="stack">
        <Entry
          id="code"
          label={tell("code")}
          value={codeShown(code)}
          onInput={(text) => setCode(codeTyped(text))}
        />
        <Entry
          id="password"
          label={tell("password")}
          hint={tell("password-hint", { n: SHORTEST })}
          value={password}
          onInput={setPassword}
        />
        {problem && (
          <Notice tone="warn" live="alert">
            {problem}
          </Notice>
        )}
      </div>
    </Door>
  );
}

interface EntryProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
}

/** Shown as it is typed: it is new, and has to be remembered. */
function Entry({ id, label, hint, value, onInput }: EntryProps) {
  return (
    <FieldBox id={id} label={label} hint={hint}>
      <input
        {...controlWords({ id, hint, required: true })}
        class="input"
        type="text"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </FieldBox>
  );
}

function Done({ whose: { name, login } }: { readonly whose: Whose }) {
  return (
    <Door
      title={tell("done", { name })}
      kept={tell("title")}
      words={tell("done-words", { login })}
      busy={null}
      go={tell("sign-in")}
      onGo={() => go("#/sign-in", true)}
    >
      {null}
    </Door>
  );
}
