/** Words that somebody is writing: there again after the page was closed, until they are sent. */

import { useEffect, useState } from "preact/hooks";
import { keepUnsent, unsentWords } from "../../models/unsent-words";

/** The words under a name, and how to change them; "" once they are sent. */
export function useUnsent(name: string): readonly [string, (words: string) => void] {
  const [words, setWords] = useState("");
  useEffect(() => {
    let gone = false;
    void unsentWords(name).then((kept) => gone || setWords((now) => now || kept));
    return () => {
      gone = true;
    };
  }, [name]);
  const write = (next: string) => {
    setWords(next);
    void keepUnsent(name, next);
  };
  return [words, write];
}
