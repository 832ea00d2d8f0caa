/** The addresses that only parts fetched later know, and what is said of one that nobody knows. */

import { Button } from "../components/button";
import { Empty } from "../components/empty";
import { Head } from "../components/head";
import { tell } from "../i18n/record";
import { t } from "../models/language";
import { ledSchools } from "../models/leading";
import { Lazy } from "./lazy";
import { lead } from "./lead-part";
import { Main } from "./main";
import { planPart } from "./plan/plan-part";

interface ElsewhereProps {
  /** What stands between the slashes of the address. */
  readonly path: readonly string[];
}

export function Elsewhere({ path }: ElsewhereProps) {
  const [first, second] = path;
  if (first === "plan" || first === "children") return <OfPlans path={path} />;
  if (first !== "inbox" || ledSchools.value.size === 0) return <Lost />;
  return (
    <Main tab={null}>
      <Lazy of={lead}>
        {({ GiveTask, Inbox }) => (second === "task" ? <GiveTask /> : <Inbox />)}
      </Lazy>
    </Main>
  );
}

function OfPlans({ path: [first, ...path] }: ElsewhereProps) {
  return (
    <Lazy of={planPart}>
      {({ ChildrenPages, PlanPages }) =>
        first === "plan" ? <PlanPages path={path} /> : <ChildrenPages path={path} />
      }
    </Lazy>
  );
}

function Lost() {
  return (
    <Main tab={null}>
      <Head title={tell("lost.title")} />
      <main class="page">
        <Empty action={<Button href="#/">{t("lost.home")}</Button>}>{tell("lost.words")}</Empty>
      </main>
    </Main>
  );
}
