/** The page before anybody is signed in: a title, a few fields and one way in. */

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Button } from "../components/button";
import { Icon } from "../components/icon";
import { language, setLanguage, t } from "../models/language";
import { doorPart } from "./door-part";
import { usePart } from "./lazy";

interface DoorProps {
  readonly title: string;
  /** Stands in its place where the browser keeps it, as in its history: where it names somebody. */
  readonly kept?: string;
  readonly words: string;
  /** What is going on, while it goes on. */
  readonly busy: string | null;
  /** The words of the button; null where there is nothing to go on with. */
  readonly go: string | null;
  readonly other?: { readonly href: string; readonly words: string; readonly onGo?: () => void };
  readonly children: ComponentChildren;
  readonly onGo: () => void;
}

export function Door({ title, kept = title, words, busy, go, other, children, onGo }: DoorProps) {
  useEffect(() => {
    document.title = `${kept} · ${t("app.name")}`;
  }, [kept]);
  const aside = usePart(doorPart);
  const next = language.value === "zh" ? "en" : "zh";
  return (
    <>
      <header class="head">
        <span class="brand">
          <Icon name="book" />
          {t("app.name")}
        </span>
        <button
          type="button"
          class="button button-quiet"
          lang={next}
          onClick={() => void setLanguage(next)}
        >
          {next === "en" ? "English" : "中文"}
        </button>
      </header>
      <main class="page door">
        <form
          class="stack-loose"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (busy === null) onGo();
          }}
        >
          <div class="stack-tight">
            <h1>{title}</h1>
            <p class="soft">{words}</p>
          </div>
          {children}
          <div class="stack-tight">
            {go !== null && (
              <Button kind="primary" wide submit disabled={busy !== null}>
                {busy ?? go}
              </Button>
            )}
            {other && (
              <Button kind="quiet" href={other.href} onClick={() => other.onGo?.()}>
                {other.words}
              </Button>
            )}
          </div>
          {aside && aside !== "failed" && <aside.Aside />}
        </form>
      </main>
    </>
  );
}
