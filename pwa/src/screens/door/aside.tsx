/** What stands under the door: who else works here, a forgotten PIN, a borrowed phone, privacy. */

import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { List, Row } from "../../components/list";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/door";
import {
  asked,
  askPinOf,
  borrowed,
  type Entry,
  forgetful,
  lost,
  session,
} from "../../models/session";
import { readEntries } from "../../storage/device";
import { go, route } from "../route";

export function Aside() {
  const question = asked.value;
  const entries = useEntries();
  const others = entries.filter(
    ({ user, vault }) => vault.secret !== null && user !== question?.entry?.user,
  );
  const left = entries.some(({ vault }) => vault.byPin === null && vault.secret === null);
  if (session.value) return null;
  const outside = question === null;
  return (
    <div class="stack">
      {question?.entry && !lost.value && (
        <Button kind="quiet" onClick={() => forget(question.entry)}>
          {tell("door.forgot")}
        </Button>
      )}
      {question?.newcomer == null && others.length > 0 && (
        <Section title={tell("door.others")}>
          <List>
            {others.map((entry) => (
              <Row
                key={entry.user}
                icon="person"
                title={entry.name}
                onClick={() => switchTo(entry)}
              />
            ))}
          </List>
        </Section>
      )}
      {outside && <Borrow />}
      {outside && left && <Notice icon="history">{tell("door.left")}</Notice>}
      {outside && (
        <Button kind="quiet" href="#/privacy">
          {tell("door.privacy")}
        </Button>
      )}
    </div>
  );
}

function forget(entry: Entry | null): void {
  forgetful.value = entry?.user ?? null;
}

function switchTo(entry: Entry): void {
  // The address of what somebody else looked at is not theirs to see.
  if (route.peek().screen !== "home") go("#/", true);
  askPinOf(entry);
}

function Borrow() {
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={borrowed.value}
        onChange={({ currentTarget }) => {
          borrowed.value = currentTarget.checked;
        }}
      />
      <span>
        {tell("door.borrow")}
        <span class="small soft"> {tell("door.borrow.words")}</span>
      </span>
    </label>
  );
}

/** Everybody whose work is on this phone; read anew when somebody else is asked. */
function useEntries(): readonly Entry[] {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const question = asked.value;
  useEffect(() => {
    readEntries().then(setEntries, () => setEntries([]));
  }, [question]);
  return entries;
}
