/** Files of unsent work: make one of this phone's, and bring somebody else's. */

import "../../style/parcel.css";
import { Section } from "../../components/card";
import { Head } from "../../components/head";
import { tell } from "../../i18n/parcel";
import { CarriedList } from "./carried-list";
import { ChooseFile } from "./choose-file";
import { MakeFile } from "./make-file";

export function Parcel() {
  return (
    <>
      <Head title={tell("title")} back="#/sync" />
      <main class="page stack-loose">
        <Section title={tell("make.title")}>
          <MakeFile />
        </Section>
        <Section title={tell("take.title")}>
          <div class="stack">
            <p class="soft">{tell("take.why")}</p>
            <ChooseFile />
            <CarriedList />
          </div>
        </Section>
      </main>
    </>
  );
}
