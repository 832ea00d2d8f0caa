/** Two versions of one answer side by side, for a person to choose from. */

import type { ComponentChildren } from "preact";
import { Badge } from "./state-badge";

export interface ShownVersion {
  readonly key: string;
  /** Who wrote it, and when. */
  readonly who: string;
  readonly when: string;
  /** The word that marks the one in force. */
  readonly mark: string | null;
  readonly content: ComponentChildren;
  readonly action: ComponentChildren;
}

interface VersionsCardProps {
  readonly title: string;
  readonly versions: readonly ShownVersion[];
  /** What else can be done, and what becomes of the other version. */
  readonly children: ComponentChildren;
}

export function VersionsCard({ title, versions, children }: VersionsCardProps) {
  return (
    <section class="stack" aria-label={title}>
      <h3>{title}</h3>
      <ul class="versions-list">
        {versions.map(({ key, who, when, mark, content, action }) => (
          <li class={mark === null ? "version" : "version version-now"} key={key}>
            <div class="version-head">
              <strong>{who}</strong>
              {mark !== null && (
                <Badge icon="check" tone="info">
                  {mark}
                </Badge>
              )}
            </div>
            <p class="small soft">{when}</p>
            <div class="prose">{content}</div>
            {action}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
