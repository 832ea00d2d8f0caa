/** The addresses that only parts fetched later know, and what is said of one that nobody knows. */

import { Button } from "../components/button";
import { Empty } from "../components/empty";
import { Head } from "../components/head";
import { tell } from "../i18n/record";
import { t } from "../models/language";

interface ElsewhereProps {
  /** What stands between the slashes of the address. */
  readonly path: readonly string[];
}

export function Elsewhere(_props: ElsewhereProps) {
  return <Lost />;
}

function Lost() {
  return (
    <>
      <Head title={tell("lost.title")} />
      <main class="page">
        <Empty action={<Button href="#/">{t("lost.home")}</Button>}>{tell("lost.words")}</Empty>
      </main>
    </>
  );
}
