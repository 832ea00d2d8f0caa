/** The main menu at the bottom: four places, each an icon and its word. */

import type { ComponentChildren } from "preact";
import { type MessageKey, t } from "../models/language";
import { Icon, type IconName } from "./icon";

export type Tab = "home" | "records" | "sync" | "me";

const places: readonly { tab: Tab; href: string; icon: IconName; words: MessageKey }[] = [
  { tab: "home", href: "#/", icon: "home", words: "nav.home" },
  { tab: "records", href: "#/records", icon: "records", words: "nav.records" },
  { tab: "sync", href: "#/sync", icon: "sync", words: "nav.sync" },
  { tab: "me", href: "#/me", icon: "me", words: "nav.me" },
];

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
        {places.map(({ tab, href, icon, words }) => (
          <a key={tab} href={href} aria-current={tab === now ? "page" : undefined}>
            <Icon name={icon} />
            <span>{t(words)}</span>
            {tab === "sync" && waiting > 0 && <span class="nav-count">{waiting}</span>}
          </a>
        ))}
      </nav>
    </div>
  );
}
