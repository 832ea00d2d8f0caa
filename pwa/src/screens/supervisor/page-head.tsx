/** The head of an office page: its title, takes the focus on arrival, and what can be done there. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../components/button";
import { say } from "../../i18n/office";

interface PageHeadProps {
  readonly title: string;
  readonly print?: boolean;
  readonly children?: ComponentChildren;
}

export function PageHead({ title, print, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${say("office.title")}`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header class="office-page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <div class="office-page-actions">
        {children}
        {print && (
          <span class="office-print">
            <Button kind="quiet" onClick={() => window.print()}>
              {say("office.print")}
            </Button>
          </span>
        )}
      </div>
    </header>
  );
}
