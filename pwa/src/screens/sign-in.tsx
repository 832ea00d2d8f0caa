/** Sign-in: login and password, for those without a slip or whose sign-in has ended. */

import { useState } from "preact/hooks";
import { controlWords, FieldBox } from "../components/field-box";
import { Notice } from "../components/notice";
import { t } from "../models/language";
import { signIn } from "../models/session";
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
    const outcome = await signIn(login.trim(), password);
    setBusy(false);
    if (outcome.ok) go("#/join", true);
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
        <FieldBox id="login" label={t("signin.login")}>
          <input
            {...controlWords({ id: "login", required: true })}
            class="input"
            type="text"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            value={login}
            onInput={(event) => setLogin(event.currentTarget.value)}
          />
        </FieldBox>
        <FieldBox id="password" label={t("signin.password")}>
          <input
            {...controlWords({ id: "password", required: true })}
            class="input"
            // The types of the two kinds differ, the field is one.
            type={(seen ? "text" : "password") as "password"}
            autocomplete="current-password"
            autocapitalize="none"
            spellcheck={false}
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </FieldBox>
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
