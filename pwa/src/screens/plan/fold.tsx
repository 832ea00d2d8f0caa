/** A part of a plan that is folded away: a line with a mark, and what it holds. */

import type { ComponentChildren } from "preact";
import { Icon } from "../../components/icon";

interface FoldProps {
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
}

export function Fold({ title, children }: FoldProps) {
  return (
    <details class="plan-fold">
      <summary>
        <span>{title}</span>
        <Icon name="down" />
      </summary>
      {children}
    </details>
  );
}
