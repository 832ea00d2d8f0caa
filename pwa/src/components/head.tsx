/** The head of a screen: the way back, its title, and where the work is. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../models/language";
import { Icon } from "./icon";

interface HeadProps {
  readonly title: string;
  /** Stands in its place where the browser keeps it, as in its history: where it names somebody. */
  readonly kept?: string;
  /** Address of the screen above this one. */
  readonly back?: string;
  /** What stands at the far end. */
  readonly children?: ComponentChildren;
}

export function Head({ title, kept = title, back, children }: HeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${kept} · ${t("app.name")}`;
  }, [kept]);
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
