/** The screen round a blank sheet: the way back, what it is for, the button that prints it. */

import { useEffect } from "preact/hooks";
import { Button } from "../../components/button";
import { Head } from "../../components/head";
import type { CompiledForm } from "../../forms/compiled";
import { write } from "../../i18n/blank";
import { local } from "../../i18n/local";
import { BlankSheet } from "./blank-sheet";

interface SheetPageProps {
  readonly form: CompiledForm;
  readonly back: string;
}

export function SheetPage({ form, back }: SheetPageProps) {
  const title = local(form.title);
  useEffect(() => {
    // What a browser proposes as the name of the file or prints above the page.
    document.title = write("blank.foot", { title, n: form.version });
  }, [form, title]);
  return (
    <div class="sheet-page">
      <Head title={write("blank.title")} back={back} />
      <main class="sheet-desk">
        <div class="sheet-bar">
          <p class="soft small">{write("blank.words")}</p>
          <Button kind="primary" onClick={() => print()}>
            {write("blank.print")}
          </Button>
        </div>
        <BlankSheet form={form} />
      </main>
    </div>
  );
}
