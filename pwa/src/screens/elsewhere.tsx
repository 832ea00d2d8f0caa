/** The addresses that only parts fetched later know, and what is said of one that nobody knows. */

import { Button } from "../components/button";
import { Empty } from "../components/empty";
import { Head } from "../components/head";
import { tell } from "../i18n/record";
import { t } from "../models/language";
import { Lazy } from "./lazy";
import { planPart } from "./plan/plan-part";

interface ElsewhereProps {
  /** What stands between the slashes of the address. */
  readonly path: readonly string[];
}

export function Elsewhere({ path }: ElsewhereProps) {
  const [first] = path;
  if (first === "plan" || first === "children") return <OfPlans path={path} />;
  return <Lost />;
}

function OfPlans({ path: [first, ...path] }: ElsewhereProps) {
  return (
    <Lazy of={planPart}>
      {({ Children, PlanPages }) =>
        first === "plan" ? <PlanPages path={path} /> : <Children path={path} />
      }
    </Lazy>
  );
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
