/** Parts of the page that arrive after it, and what is shown until they are there. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/button";
import { Empty } from "../components/empty";
import { Head } from "../components/head";
import { t } from "../models/language";

/** A part of the page: asked for once, kept for good. */
export interface Part<T> {
  /** Starts fetching it, unless it is here or on its way. */
  load(): Promise<T>;
  readonly here: T | null;
}

/** A part that `fetch` brings; after a failure the next `load` tries again. */
export function part<T>(fetch: () => Promise<T>): Part<T> {
  let here: T | null = null;
  let coming: Promise<T> | null = null;
  return {
    get here() {
      return here;
    },
    load() {
      coming ??= fetch().then(
        (arrived) => {
          here = arrived;
          return arrived;
        },
        (reason: unknown) => {
          coming = null;
          throw reason;
        },
      );
      return coming;
    },
  };
}

/**
 * The part once it is here; null before that, "failed" when it cannot be had now. It is not asked
 * for before `now`.
 */
export function usePart<T>(of: Part<T>, now = true): T | null | "failed" {
  const [state, setState] = useState<T | null | "failed">(of.here);
  useEffect(() => {
    if (!now) return;
    // Also when it is here by now: it may have come between the drawing and this.
    of.load().then(
      (arrived) => setState(() => arrived),
      () => setState("failed"),
    );
  }, [of, now]);
  return state;
}

/** Shown in place of a part that is not here. */
export function NotHere({ title, failed }: { readonly title: string; readonly failed: boolean }) {
  const again = <Button onClick={() => location.reload()}>{t("bar.reload.now")}</Button>;
  return (
    <>
      <Head title={title} />
      <main class="page">{failed && <Empty action={again}>{t("error.offline")}</Empty>}</main>
    </>
  );
}

interface LazyProps<T> {
  readonly of: Part<T>;
  /** What the screen is called while it is not here. */
  readonly title?: string;
  readonly children: (part: T) => ComponentChildren;
}

/** A screen of a part, or what is shown in its place. */
export function Lazy<T>({ of, title = "", children }: LazyProps<T>) {
  const here = usePart(of);
  if (here === null || here === "failed") {
    return <NotHere title={title} failed={here === "failed"} />;
  }
  return <>{children(here)}</>;
}
