/** A view as it stands: opening, answered, kept from earlier, or failed, each in words. */

import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { say } from "../../i18n/office";
import { momentWords, stampWords } from "../../i18n/office-time";
import type { OfficeProblem, View } from "../../models/office";
import { problemKey, wantsSignIn } from "./problem-words";

interface ViewedProps<T> {
  readonly view: View<T>;
  readonly skeleton: ComponentChildren;
  readonly children: (data: T) => ComponentChildren;
}

/** Inside another view: what the one around does with the reload of a view that it holds. */
type Joining = (reload: () => void) => () => void;

const Around = createContext<Joining | null>(null);

/** One view may hold others: they are refreshed together, and the outermost says of when it is. */
export function Viewed<T>({ view, skeleton, children }: ViewedProps<T>) {
  const { data, at, loading, problem } = view.state.value;
  const { inner, join, held } = useJoined(view);
  const retry = () => {
    for (const reload of held) reload();
  };
  if (data === null) {
    return problem ? <Failed problem={problem} retry={retry} /> : <Opening>{skeleton}</Opening>;
  }
  return (
    <Around.Provider value={join}>
      <div class="stack-loose" aria-busy={loading}>
        {problem && !inner && <Kept problem={problem} at={at} retry={retry} />}
        {problem && inner && <KeptPart at={at} />}
        {children(data)}
        {!problem && !inner && at !== null && <AsOf at={at} loading={loading} retry={retry} />}
      </div>
    </Around.Provider>
  );
}

/** The reloads of a view and of those inside it, which join as they are drawn. */
function useJoined<T>(view: View<T>) {
  const around = useContext(Around);
  const reload = useCallback(() => void view.reload(), [view]);
  const [held] = useState(() => new Set<() => void>());
  const join = useCallback<Joining>(
    (other) => {
      held.add(other);
      const leave = around?.(other);
      return () => {
        held.delete(other);
        leave?.();
      };
    },
    [held, around],
  );
  useEffect(() => join(reload), [join, reload]);
  return { inner: around !== null, join, held };
}

function KeptPart({ at }: { readonly at: number | null }) {
  if (at === null) return null;
  return <p class="small soft">{say("load.part-of", { time: momentWords(at) })}</p>;
}

function Opening({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="office-opening" aria-busy="true">
      <p class="visually-hidden" role="status">
        {say("load.loading")}
      </p>
      {children}
    </div>
  );
}

interface TroubleProps {
  readonly problem: OfficeProblem;
  readonly retry: () => void;
}

function Failed({ problem, retry }: TroubleProps) {
  return (
    <Notice tone="warn" title={say("load.failed")} live="alert">
      <p>{say(problemKey(problem))}</p>
      <Remedy problem={problem} retry={retry} />
    </Notice>
  );
}

function Kept({ problem, at, retry }: TroubleProps & { readonly at: number | null }) {
  const time = at === null ? "" : momentWords(at);
  const words = problem === "offline" ? say("load.kept", { time }) : say(problemKey(problem));
  return (
    <Notice tone="info" icon="cloud-off" live="status">
      <p>{words}</p>
      <Remedy problem={problem} retry={retry} />
    </Notice>
  );
}

function Remedy({ problem, retry }: TroubleProps) {
  return (
    <p class="office-remedy">
      {wantsSignIn(problem) ? (
        <Button href="#/sign-in">{say("problem.sign-in-action")}</Button>
      ) : (
        <Button icon="sync" onClick={retry}>
          {say("load.retry")}
        </Button>
      )}
    </p>
  );
}

interface AsOfProps {
  readonly at: number;
  readonly loading: boolean;
  readonly retry: () => void;
}

function AsOf({ at, loading, retry }: AsOfProps) {
  return (
    <p class="office-as-of" role="status">
      <span>{say(loading ? "load.kept-opening" : "load.as-of", { time: stampWords(at) })}</span>
      <Button kind="quiet" onClick={retry} disabled={loading}>
        {say("load.refresh")}
      </Button>
    </p>
  );
}

/** Grey lines where rows will stand; they do not move. */
export function SkeletonRows({ rows }: { readonly rows: number }) {
  return (
    <div class="card card-flush list" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div class="skeleton-row" key={row}>
          <span class="skeleton-line" />
          <span class="skeleton-line skeleton-long" />
          <span class="skeleton-line skeleton-short" />
        </div>
      ))}
    </div>
  );
}
