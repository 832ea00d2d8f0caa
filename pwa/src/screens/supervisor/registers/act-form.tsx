/** A form that tells the server one thing: asked in place, done only when the answer says so. */

import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Notice } from "../../../components/notice";
import { word } from "../../../i18n/registers";
import type { Answered } from "../../../models/office";
import { faultsOf, type Refused, refusalWords } from "./refusal-words";

/** What is wrong by the name of the field, in words. */
export type Errors = Readonly<Record<string, string>>;

const Shown = createContext<Errors>({});

/** What is wrong with a field of the form around it; null when nothing is. */
export function useFieldError(name: string): string | null {
  return useContext(Shown)[name] ?? null;
}

interface ActFormProps<T> {
  readonly title: string;
  /** What will happen, and what stays. */
  readonly words?: ComponentChildren;
  readonly yes: string;
  readonly danger?: boolean;
  /** What is missing before it can be sent. */
  readonly check?: () => Errors;
  readonly act: (stop: AbortSignal) => Promise<Answered<T>>;
  readonly onDone: (value: T) => void;
  readonly close: () => void;
  readonly children?: ComponentChildren;
}

export function ActForm<T>(props: ActFormProps<T>) {
  const { title, words, yes, danger, check, act, onDone, close, children } = props;
  const [errors, setErrors] = useState<Errors>({});
  const { busy, refused, run } = useAct(act, onDone);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => setErrors(Object.fromEntries(refused ? faultsOf(refused) : [])), [refused]);
  const submit = (event: Event) => {
    event.preventDefault();
    const missing = check?.() ?? {};
    setErrors(missing);
    if (Object.keys(missing).length === 0) void run();
  };
  return (
    <form ref={box} class="card stack act-form" aria-label={title} tabIndex={-1} onSubmit={submit}>
      <h2>{title}</h2>
      {words && <div class="act-words">{words}</div>}
      <Shown.Provider value={errors}>{children}</Shown.Provider>
      {refused && (
        <Notice tone="warn" live="alert">
          {refusalWords(refused).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <div class="act-buttons">
        <Button kind={danger ? "danger" : "primary"} submit disabled={busy}>
          {busy ? word("act.busy") : yes}
        </Button>
        <Button onClick={close}>{word("act.cancel")}</Button>
      </div>
    </form>
  );
}

interface Acting {
  readonly busy: boolean;
  readonly refused: Refused | null;
  run(): Promise<void>;
}

/** Does `act` once at a time; leaving the page leaves it too. */
export function useAct<T>(
  act: (stop: AbortSignal) => Promise<Answered<T>>,
  onDone: (value: T) => void,
): Acting {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [stop] = useState(() => new AbortController());
  useEffect(() => () => stop.abort(), [stop]);
  const run = async () => {
    setBusy(true);
    setRefused(null);
    const answer = await act(stop.signal);
    if (stop.signal.aborted) return;
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setRefused(answer);
  };
  return { busy, refused, run };
}
