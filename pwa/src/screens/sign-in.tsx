/** Sign-in: login and password, for those without a slip or whose sign-in has ended. */

import { useState } from "preact/hooks";
import { controlWords, FieldBox } from "../components/field-box";
import { Notice } from "../components/notice";
import { t } from "../models/language";
import { session, signIn } from "../models/session";
import { Door } from "./door";
import { problemWords } from "./problem-words";
import { go } from "./route";

export function SignIn() {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [seen, setSeen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const enter = async () => {
    if (login.trim() === "" || password === "") return setProblem(t("signin.empty"));
    setProblem(null);
    setBusy(true);
    // Whoever only signs in again has everything here and goes on.
    const next = session.peek() ? "#/" : "#/join";
    const outcome = await signIn(login.trim(), password);
    setBusy(false);
    if (outcome.ok) go(next, true);
    else setProblem(problemWords(outcome.code));
  };
  return (
    <Door
      title={t("signin.title")}
      words={t("signin.hello")}
      busy={busy ? t("signin.busy") : null}
      go={t("signin.go")}
      other={{ href: "#/join", words: t("signin.other") }}
      onGo={() => void enter()}
    >
      <div class="stack">
        <Entry id="login" label={t("signin.login")} value={login} onInput={setLogin} />
        <Entry
          id="password"
          label={t("signin.password")}
          value={password}
          onInput={setPassword}
          hidden={!seen}
        />
        <label class="tick">
          <input
            type="checkbox"
            checked={seen}
            onChange={(event) => setSeen(event.currentTarget.checked)}
          />
          <span>{t("signin.show")}</span>
        </label>
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
  readonly id: "login" | "password";
  readonly label: string;
  readonly value: string;
  readonly hidden?: boolean;
  readonly onInput: (text: string) => void;
}

function Entry({ id, label, value, hidden, onInput }: EntryProps) {
  return (
    <FieldBox id={id} label={label}>
      <input
        {...controlWords({ id, required: true })}
        class="input"
        // The types of the two kinds differ, the field is one.
        type={(hidden ? "password" : "text") as "password"}
        autocomplete={id === "login" ? "username" : "current-password"}
        autocapitalize="none"
        spellcheck={false}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </FieldBox>
  );
}
