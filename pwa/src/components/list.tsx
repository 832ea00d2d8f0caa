/** A ruled list of rows, each a link, a button or plain words. */

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";

interface ListProps {
  readonly children: ComponentChildren;
  readonly label?: string;
}

export function List({ children, label }: ListProps) {
  return (
    <ul class="list card card-flush" aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProps {
  readonly title: ComponentChildren;
  readonly detail?: ComponentChildren;
  readonly icon?: IconName;
  /** What stands at the far end: a badge, a count. */
  readonly end?: ComponentChildren;
  readonly href?: string;
  readonly onClick?: () => void;
}

export function Row({ title, detail, icon, end, href, onClick }: RowProps) {
  const inside = (
    <>
      {icon && (
        <span class="row-icon">
          <Icon name={icon} />
        </span>
      )}
      <span class="row-text">
        <span class="row-title">{title}</span>
        {detail !== undefined && <span class="row-detail">{detail}</span>}
      </span>
      {end}
    </>
  );
  if (href !== undefined) {
    return (
      <li>
        <a class="row" href={href}>
          {inside}
        </a>
      </li>
    );
  }
  if (onClick) {
    return (
      <li>
        <button type="button" class="row" onClick={onClick}>
          {inside}
        </button>
      </li>
    );
  }
  return (
    <li>
      <div class="row">{inside}</div>
    </li>
  );
}
