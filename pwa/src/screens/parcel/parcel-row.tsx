/** The way to the files of unsent work, from the screens where somebody would look for it. */

import { List, Row } from "../../components/list";
import { tell } from "../../i18n/record";

export function ParcelRow() {
  return (
    <List>
      <Row
        icon="upload"
        title={tell("parcel.row")}
        detail={tell("parcel.row.words")}
        href="#/parcel"
      />
    </List>
  );
}
