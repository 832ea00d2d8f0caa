/** What this phone holds for the person who is signed in, in plain numbers. */

import { useEffect, useState } from "preact/hooks";
import { Section } from "../../components/card";
import { fullDate } from "../../i18n/local";
import { tell } from "../../i18n/privacy";
import { children, forms, people } from "../../models/library";
import { records } from "../../models/records";
import { status } from "../../models/sync-status";
import { workplace } from "../../models/workplace";
import { readEntry } from "../../storage/device";
import { filesIn } from "../../storage/files";
import { ownDrafts, ownRecords } from "../own-records";

export function Here() {
  const { waiting, photosWaiting } = status.value;
  const [own, begun] = [ownRecords.value.length, ownDrafts.value.length];
  const since = useSince();
  return (
    <Section title={tell("here.title")}>
      <div class="card stack-tight">
        <ul>
          <li>{tell("here.records", { n: own })}</li>
          <li>{tell("here.others", { n: records.value.length - own - begun })}</li>
          <li>{tell("here.drafts", { n: begun })}</li>
          <li>{tell("here.waiting", { n: waiting, photos: photosWaiting })}</li>
          <li>{tell("here.photos", { n: usePhotos() })}</li>
          <li>{tell("here.children", { n: children.value.length })}</li>
          <li>{tell("here.people", { n: people.value.length })}</li>
          <li>{tell("here.forms", { n: forms.value.length })}</li>
        </ul>
        <p>
          {since !== null && tell("here.since", { date: fullDate(since) })} {tell("here.sealed")}
        </p>
      </div>
    </Section>
  );
}

/** Photos on this phone that the school has too, counted anew when records change. */
function usePhotos(): number {
  const [count, setCount] = useState(0);
  const place = workplace.value;
  useEffect(() => {
    if (place === null) return;
    const found = Promise.all(
      (["sent", "kept"] as const).map((each) => filesIn(place.database, each)),
    );
    found.then(
      (all) => setCount(new Set(all.flat().map(({ sha256 }) => sha256)).size),
      () => setCount(0),
    );
  }, [place, records.value]);
  return count;
}

/** When this person first kept something on this phone, ms since 1970; null where nobody noted it. */
function useSince(): number | null {
  const [since, setSince] = useState<number | null>(null);
  const user = workplace.value?.signedIn.user;
  useEffect(() => {
    if (user === undefined) return;
    readEntry(user).then(
      (entry) => setSince(entry?.since ?? null),
      () => setSince(null),
    );
  }, [user]);
  return since;
}
