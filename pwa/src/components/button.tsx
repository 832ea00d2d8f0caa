/** The button, and the link that looks like one. */

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";

interface ButtonProps {
  readonly children?: ComponentChildren;
  readonly kind?: "primary" | "danger" | "quiet";
  /** Full width, for the one main action of a screen. */
  readonly wide?: boolean;
  readonly icon?: IconName;
  /** Makes it a link to this address. */
  readonly href?: string;
  readonly submit?: boolean;
  readonly disabled?: boolean;
  /** Says what it does where the icon stands alone. */
  readonly label?: string;
  readonly expanded?: boolean;
  /** Of a button that stays down until it is tapped again. */
  readonly pressed?: boolean;
  readonly onClick?: (event: MouseEvent) => void;
}

export function Button(props: ButtonProps) {
  const { children, kind, wide, icon, href, submit, disabled, label, expanded, pressed } = props;
  const names = ["button"];
  if (kind) names.push(`button-${kind}`);
  if (wide) names.push("button-wide");
  if (children === undefined) names.push("button-icon");
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </>
  );
  if (href !== undefined) {
    return (
      <a class={names.join(" ")} href={href} aria-label={label} onClick={props.onClick}>
        {inside}
      </a>
    );
  }
  return (
    <button
      type={submit ? "submit" : "button"}
      class={names.join(" ")}
      disabled={disabled}
      aria-label={label}
      aria-expanded={expanded}
      aria-pressed={pressed}
      onClick={props.onClick}
    >
      {inside}
    </button>
  );
}
