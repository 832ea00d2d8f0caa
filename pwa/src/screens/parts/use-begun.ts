/** Answers of a part that somebody has begun: there again after the page was closed, until saved. */

import { useEffect, useState } from "preact/hooks";
import type { Answers } from "../../forms/compiled";
import { noticeFull } from "../../models/storage";
import { keepUnsent, unsentWords } from "../../models/unsent-words";

const NONE: Answers = {};

/** What was begun under a name, and how to change it; no answers keep nothing. */
export function useBegun(name: string): readonly [Answers, (answers: Answers) => void] {
  const [begun, setBegun] = useState(NONE);
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
    void keepUnsent(name, words).catch(noticeFull);
  };
  return [begun, write];
}
