/** Words that somebody is writing: there again after the page was closed, until they are sent. */

import { useEffect, useState } from "preact/hooks";
import { noticeFull } from "../../models/storage";
import { keepUnsent, unsentWords } from "../../models/unsent-words";

interface Unsent {
  readonly words: string;
  /** Whether this phone holds them as they stand. */
  readonly kept: boolean;
  write(words: string): void;
}

/** The words under a name, and how to change them; "" once they are sent. */
export function useUnsent(name: string): Unsent {
  const [words, setWords] = useState("");
  const [held, setHeld] = useState("");
  useEffect(() => {
    let gone = false;
    void unsentWords(name).then((found) => {
      if (gone) return;
      setWords((now) => now || found);
      setHeld(found);
    });
    return () => {
      gone = true;
    };
  }, [name]);
  const write = (next: string) => {
    setWords(next);
    keepUnsent(name, next).then(
      () => setHeld(next),
      (error: unknown) => void noticeFull(error),
    );
  };
  return { words, kept: words !== "" && words === held, write };
}
