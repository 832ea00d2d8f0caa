/** The head of a screen: the way back, its title, and where the work is. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../models/language";
import { Icon } from "./icon";

interface HeadProps {
  readonly title: string;
  /** Address of the screen above this one. */
  readonly back?: string;
  /** What stands at the far end. */
  readonly children?: ComponentChildren;
}

export function Head({ title, back, children }: HeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header class={back === undefined ? "head" : "head head-under"}>
      {back !== undefined && (
        <a class="head-back" href={back} aria-label={t("back")}>
          <Icon name="back" />
        </a>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}
