/** Opening what is sealed here again: sign in anew, then choose another PIN. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Confirm } from "../../components/confirm";
import { List, Row } from "../../components/list";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/door";
import { recover, sealedHere, startOver } from "../../models/recovering";
import { type Asked, askPinOf, type Entry, forgetful, type Problem } from "../../models/session";
import { Door } from "../door";
import { problemWords } from "../problem-words";
import { go } from "../route";
import { NewPin } from "./new-pin";

export function Recover({ question: { entry, newcomer } }: { readonly question: Asked }) {
  if (newcomer === null) return <Ways entry={entry} />;
  return <Anew name={newcomer.signedIn.name} />;
}

/** What is lost and what not, and the ways back. */
function Ways({ entry }: { readonly entry: Entry | null }) {
  const leave = (to: string) => {
    askPinOf(null);
    go(to, true);
  };
  const back = () => {
    forgetful.value = null;
  };
  return (
    <Door
      title={tell("again.title")}
      words={tell("again.words")}
      busy={null}
      go={null}
      {...(entry?.vault.byPin && {
        other: { href: "#/", words: tell("again.back"), onGo: back },
      })}
      onGo={() => undefined}
    >
      <List>
        <Row icon="person" title={tell("again.password")} onClick={() => leave("#/sign-in")} />
        <Row icon="note" title={tell("again.code")} onClick={() => leave("#/join")} />
      </List>
    </Door>
  );
}

function Anew({ name }: { readonly name: string }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = async (pin: string) => {
    setProblem(null);
    setProblem(await recover(pin).catch(() => "storage" as const));
  };
  return (
    <NewPin
      title={tell("again.new", { name })}
      words={tell("again.new.words")}
      go={tell("again.go")}
      other={{ href: "#/sign-in", words: tell("again.password"), onGo: () => askPinOf(null) }}
      onPin={open}
    >
      {problem !== null && (
        <Notice tone="warn" live="alert">
          {wordsOf(problem)}
        </Notice>
      )}
      {problem === "not-found" && <StartOver />}
    </NewPin>
  );
}

/** The last way out: nobody can open what is sealed, and it is said how much that is. */
function StartOver() {
  const [sealed, setSealed] = useState<number | null>(null);
  const ask = () => void sealedHere().then(setSealed, () => setSealed(0));
  if (sealed === null) {
    return (
      <Button kind="quiet" onClick={ask}>
        {tell("over.go")}
      </Button>
    );
  }
  return (
    <Confirm
      question={tell("over.ask", { n: sealed })}
      yes={tell("over.yes")}
      danger
      onYes={() => void startOver()}
      onNo={() => setSealed(null)}
    >
      <p>{tell("over.words")}</p>
    </Confirm>
  );
}

function wordsOf(problem: Problem): string {
  if (problem === "forbidden") return tell("again.old");
  return problem === "not-found" ? tell("again.nothing") : problemWords(problem);
}
