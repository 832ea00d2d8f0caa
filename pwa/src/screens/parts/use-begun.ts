/** Answers of a part that somebody has begun: there again after the page was closed, until saved. */

import { useEffect, useState } from "preact/hooks";
import type { Answers } from "../../forms/compiled";
import { noticeFull } from "../../models/storage";
import { keepUnsent, unsentWords } from "../../models/unsent-words";

const NONE: Answers = {};

/** What was begun under a name, how to change it, and whether this phone holds it as it stands. */
export function useBegun(name: string): readonly [Answers, (answers: Answers) => void, boolean] {
  const [begun, setBegun] = useState(NONE);
  const [held, setHeld] = useState(NONE);
  useEffect(() => {
    let gone = false;
    void unsentWords(name).then((kept) => {
      if (gone || kept === "") return;
      setBegun((now) => (now === NONE ? (JSON.parse(kept) as Answers) : now));
    });
    return () => {
      gone = true;
    };
  }, [name]);
  const write = (answers: Answers) => {
    setBegun(answers);
    const words = Object.keys(answers).length > 0 ? JSON.stringify(answers) : "";
    keepUnsent(name, words).then(
      () => setHeld(answers),
      (error: unknown) => void noticeFull(error),
    );
  };
  return [begun, write, begun !== NONE && begun === held];
}
