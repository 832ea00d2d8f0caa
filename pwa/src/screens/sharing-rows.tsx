/** For a phone in several hands: another person's turn, and another PIN. */

import { List, Row } from "../components/list";
import { tell } from "../i18n/record";
import { lockNow } from "../models/lock";
import { askPinOf, borrowed } from "../models/session";

export function SharingRows() {
  // A borrower has no PIN: locking would be leaving.
  if (borrowed.value) return null;
  return (
    <List>
      <Row icon="people" title={tell("me.switch")} onClick={() => void switchPerson()} />
      <Row icon="edit" title={tell("me.pin")} href="#/pin" />
    </List>
  );
}

async function switchPerson(): Promise<void> {
  await lockNow();
  askPinOf(null);
}
