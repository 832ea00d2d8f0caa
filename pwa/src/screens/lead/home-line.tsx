/** One line of a leader's first page: how much there is to look at. */

import { List, Row } from "../../components/list";
import { word } from "../../i18n/lead";
import { inbox } from "../../models/inbox";
import { recordsReady } from "../../models/records";

export function HomeLine() {
  if (!recordsReady.value) return null;
  return (
    <List>
      <Row icon="records" title={word("title")} detail={countWords()} href="#/inbox" />
    </List>
  );
}

function countWords(): string {
  const { urgent, answered, unseen } = inbox.value;
  const parts = [
    urgent.length > 0 && word("line.urgent", { n: urgent.length }),
    unseen.length > 0 && word("line.unseen", { n: unseen.length }),
    answered.length > 0 && word("line.answered", { n: answered.length }),
  ].filter((each) => each !== false);
  return parts.length > 0 ? parts.join(" · ") : word("line.none");
}
