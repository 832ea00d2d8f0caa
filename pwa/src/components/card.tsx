/** The card, and the heading that stands over a part of a page. */

import type { ComponentChildren } from "preact";

interface CardProps {
  readonly children: ComponentChildren;
  /** No padding: for lists that reach the edges. */
  readonly flush?: boolean;
}

export function Card({ children, flush }: CardProps) {
  return <div class={flush ? "card card-flush" : "card"}>{children}</div>;
}

interface SectionProps {
  readonly title: ComponentChildren;
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A named part of a page: a heading, an optional action beside it, and what it holds. */
export function Section({ title, action, children }: SectionProps) {
  return (
    <section class="stack-tight">
      <div class="card-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
