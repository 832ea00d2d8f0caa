/** The main menu at the bottom: four places, each an icon and its word. */

import type { ComponentChildren } from "preact";
import { t } from "../models/language";
import { Icon } from "./icon";

/** The places, each with the icon of its name. */
export const TABS = ["home", "records", "sync", "me"] as const;
export type Tab = (typeof TABS)[number];

interface NavProps {
  readonly tab: Tab | null;
  /** How many things wait on the sync page. */
  readonly waiting: number;
  /** The main action of the screen, if it has one. */
  readonly action?: ComponentChildren;
}

export function Nav({ tab: now, waiting, action }: NavProps) {
  return (
    <div class="bottom">
      {action && <div class="actions">{action}</div>}
      <nav class="nav" aria-label={t("nav.label")}>
        {TABS.map((tab) => (
          <a
            key={tab}
            href={tab === "home" ? "#/" : `#/${tab}`}
            aria-current={tab === now ? "page" : undefined}
          >
            <Icon name={tab} />
            <span>{t(`nav.${tab}`)}</span>
            {tab === "sync" && waiting > 0 && <span class="nav-count">{waiting}</span>}
          </a>
        ))}
      </nav>
    </div>
  );
}
