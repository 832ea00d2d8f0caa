/** Pages of the office that arrive when somebody goes there, and what stands in their place. */

import type { ComponentChildren } from "preact";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { say } from "../../i18n/office";
import { type Part, usePart } from "../lazy";
import { PageHead } from "./page-head";

interface LazyPagesProps<T> {
  readonly of: Part<T>;
  /** What the page is called while it is not here. */
  readonly title: string;
  readonly children: (part: T) => ComponentChildren;
}

export function LazyPages<T>({ of, title, children }: LazyPagesProps<T>) {
  const pages = usePart(of);
  if (pages === null) return <PageHead title={title} />;
  if (pages !== "failed") return <>{children(pages as T)}</>;
  return (
    <>
      <PageHead title={title} />
      <Empty action={<Button onClick={() => location.reload()}>{say("load.retry")}</Button>}>
        {say("problem.offline")}
      </Empty>
    </>
  );
}
