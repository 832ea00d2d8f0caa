/** The line that always says where the work is, and leads to the sync page. */

import { whenWords } from "../i18n/local";
import { t } from "../models/language";
import type { SyncStatus } from "../models/sync-status";
import { Icon, type IconName } from "./icon";

interface SyncLineProps {
  readonly status: SyncStatus;
  readonly now: number;
  /** With the time of the last sync. */
  readonly full?: boolean;
}

export function SyncLine({ status, now, full }: SyncLineProps) {
  const { icon, words, tone } = syncState(status);
  const last = lastWords(status, now);
  return (
    <a
      class={`sync-line${tone ? ` tone-${tone}` : ""}${full ? " sync-line-full" : ""}`}
      href="#/sync"
      aria-label={t("line.label", { words: `${words} · ${last}` })}
    >
      <Icon name={icon} size="small" />
      <span>
        {words}
        {full && ` · ${last}`}
      </span>
    </a>
  );
}

interface SyncState {
  readonly icon: IconName;
  readonly words: string;
  readonly tone: "good" | "info" | "warn" | null;
}

/** Where the work is, in an icon and a few words; what needs the person comes first. */
export function syncState(status: SyncStatus): SyncState {
  const { attention, waiting, photosWaiting, running, progress, problem } = status;
  if (attention > 0) {
    return { icon: "warning", words: t("line.attention", { n: attention }), tone: "warn" };
  }
  if (running) return { icon: "sync", words: runningWords(progress), tone: "info" };
  const icon = problem === "offline" ? "cloud-off" : "clock";
  if (waiting > 0) return { icon, words: t("line.waiting", { n: waiting }), tone: "info" };
  if (photosWaiting > 0) {
    return { icon, words: t("line.photos", { n: photosWaiting }), tone: "info" };
  }
  if (problem === "offline") return { icon, words: t("line.offline"), tone: null };
  return { icon: "check", words: t("line.synced"), tone: "good" };
}

function runningWords(progress: SyncStatus["progress"]): string {
  if (progress === null || progress.total === 0) return t("line.running");
  return t("line.progress", { items: progress.items, total: progress.total });
}

function lastWords({ lastSynced }: SyncStatus, now: number): string {
  if (lastSynced === null) return t("line.never");
  return t("line.last", { when: whenWords(lastSynced, now) });
}
