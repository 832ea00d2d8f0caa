/** Files of unsent work that somebody brought to the office. */

import "../../style/parcel.css";
import { tell } from "../../i18n/parcel";
import { CarriedList } from "../parcel/carried-list";
import { ChooseFile } from "../parcel/choose-file";
import { PageHead } from "./page-head";

export function ParcelsPage() {
  return (
    <>
      <PageHead title={tell("title")} />
      <div class="stack office-parcels">
        <p class="office-lead">{tell("take.office")}</p>
        <ChooseFile drop />
        <CarriedList />
      </div>
    </>
  );
}
