/** One's own phrases under a long text: tapped like the form's, kept from what is written, put in order. */

import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../components/icon";
import { withPhrase } from "../../components/text-answer";
import { say } from "../../i18n/answer";
import {
  dropPhrase,
  keepPhrase,
  keptPhrases,
  LONGEST,
  type PhraseBank,
  phraseIn,
} from "../../models/phrases";

interface OwnPhrasesProps {
  readonly bank: PhraseBank;
  /** The id of the text's control. */
  readonly id: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

export function OwnPhrases({ bank, id, text, onChange }: OwnPhrasesProps) {
  const [kept, setKept] = useState<readonly string[]>([]);
  const [sorting, setSorting] = useState(false);
  const [told, setTold] = useState("");
  useEffect(() => void keptPhrases(bank).then(setKept, () => undefined), []);
  const keep = () => {
    const phrase = phraseIn(text, selectionIn(id), kept);
    setTold(phrase === null ? say("phrase.select", { n: LONGEST }) : say("phrase.kept"));
    if (phrase !== null) void keepPhrase(bank, phrase).then(setKept, () => setTold(""));
  };
  const tap = (phrase: string) => {
    if (!sorting) return onChange(withPhrase(text, phrase));
    void dropPhrase(bank, phrase).then(setKept, () => undefined);
  };
  return (
    <div class="own-phrases">
      {kept.length > 0 && (
        <ul class="phrases" aria-label={say("phrase.own")}>
          {kept.map((phrase) => (
            <li key={phrase}>
              <button
                type="button"
                class="chip chip-small chip-own"
                aria-label={sorting ? say("phrase.drop", { phrase }) : undefined}
                onClick={() => tap(phrase)}
              >
                <span class="chip-face">
                  <span>{phrase}</span>
                  {sorting && <Icon name="close" size="small" />}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="phrase-tools">
        {text.trim() !== "" && !kept.includes(text.trim()) && (
          <Tool onTap={keep}>{`+ ${say("phrase.keep")}`}</Tool>
        )}
        {kept.length > 0 && (
          <Tool pressed={sorting} onTap={() => setSorting(!sorting)}>
            {sorting ? say("phrase.sorted") : say("phrase.sort")}
          </Tool>
        )}
        <span class="field-hint" role="status">
          {told}
        </span>
      </div>
    </div>
  );
}

interface ToolProps {
  readonly children: string;
  readonly pressed?: boolean;
  readonly onTap: () => void;
}

function Tool({ children, pressed, onTap }: ToolProps) {
  return (
    <button
      type="button"
      class="phrase-tool"
      aria-pressed={pressed}
      // The text keeps its focus and what is selected in it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTap}
    >
      {children}
    </button>
  );
}

function selectionIn(id: string): readonly [number, number] {
  const area = document.getElementById(id) as HTMLTextAreaElement | null;
  return [area?.selectionStart ?? 0, area?.selectionEnd ?? 0];
}
