/** A screen with the main menu under it. */

import type { ComponentChildren } from "preact";
import { Nav, type Tab } from "../components/nav";
import { status } from "../models/sync-status";

interface MainProps {
  readonly tab: Tab | null;
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Main({ tab, action, children }: MainProps) {
  const { waiting, attention } = status.value;
  return (
    <>
      {children}
      <Nav tab={tab} waiting={waiting + attention} action={action} />
    </>
  );
}
