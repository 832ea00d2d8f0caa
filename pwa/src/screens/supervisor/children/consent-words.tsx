/** What a guardian said, in words with a sign: never by colour alone. */

import { Badge } from "../../../components/state-badge";
import { say } from "../../../i18n/children";
import type { ChildRow, PhotoConsent, RecordConsent } from "../../../models/office-children";

/** Whether a child may be named in records. */
export function mayBeNamed({ consent }: Pick<ChildRow, "consent">): boolean {
  return consent === "paper" || consent === "screen";
}

export function ConsentBadge({ consent }: { readonly consent: RecordConsent }) {
  const words = say(`consent.${consent}`);
  if (consent === "paper" || consent === "screen") {
    return (
      <Badge icon="check" tone="good">
        {words}
      </Badge>
    );
  }
  if (consent === "none") {
    return (
      <Badge icon="clock" tone="warn">
        {words}
      </Badge>
    );
  }
  return <Badge icon="minus">{words}</Badge>;
}

export function PhotoBadge({ photo }: { readonly photo: PhotoConsent }) {
  const words = say(`photo.${photo}`);
  if (photo === "yes") {
    return (
      <Badge icon="picture" tone="good">
        {words}
      </Badge>
    );
  }
  return <Badge icon={photo === "no" ? "minus" : "clock"}>{words}</Badge>;
}

/** How many of a class said yes, no, or were not asked: "18 名孩子：15 名同意…". */
export function countWords(children: readonly ChildRow[]): string {
  const here = children.filter(({ left }) => left === null);
  const yes = here.filter(mayBeNamed).length;
  const open = here.filter(({ consent }) => consent === "none").length;
  return say("children.counts", { n: here.length, yes, open, no: here.length - yes - open });
}
