/** One line of a leader's first page: how much there is to look at. */

import { List, Row } from "../../components/list";
import { word } from "../../i18n/lead";
import { inbox } from "../../models/inbox";
import { recordsReady } from "../../models/records";
import { elsewhere, useServerInbox } from "./class-part";

export function HomeLine() {
  const told = useServerInbox();
  if (!recordsReady.value) return null;
  const pressing = elsewhere(told?.urgent ?? []).length;
  return (
    <List>
      <Row icon="records" title={word("title")} detail={countWords(pressing)} href="#/inbox" />
    </List>
  );
}

/** `pressing`: those in the classes that are to be known at once. */
function countWords(pressing: number): string {
  const { urgent, answered, unseen } = inbox.value;
  const now = urgent.length + pressing;
  const parts = [
    now > 0 && word("line.urgent", { n: now }),
    unseen.length > 0 && word("line.unseen", { n: unseen.length }),
    answered.length > 0 && word("line.answered", { n: answered.length }),
  ].filter((each) => each !== false);
  return parts.length > 0 ? parts.join(" · ") : word("line.none");
}
