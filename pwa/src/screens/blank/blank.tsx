/** The blank sheet of a form that this phone holds. */

import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Head } from "../../components/head";
import { write } from "../../i18n/blank";
import { t } from "../../models/language";
import { forms, libraryReady } from "../../models/library";
import { SheetPage } from "./sheet-page";

export function Blank({ form: id }: { readonly form: string }) {
  const form = forms.value.find((each) => each.id === id);
  if (form) return <SheetPage form={form} back="#/" />;
  return (
    <>
      <Head title={write("blank.title")} back="#/" />
      <main class="page">
        {libraryReady.value && (
          <Empty action={<Button href="#/sync">{t("sync.title")}</Button>}>
            {write("blank.none")}
          </Empty>
        )}
      </main>
    </>
  );
}
