/** What arrived without being counted, and what became of it: a list for each. */

import "../../style/office-held.css";
import { Empty } from "../../components/empty";
import { say } from "../../i18n/office";
import type { OfficeKey } from "../../i18n/office-zh";
import type { Office } from "../../models/office";
import type { HeldAnswer } from "../../models/office-shapes";
import { HeldCard } from "./held-card";
import { HELD_LISTS, type HeldList, heldHash } from "./office-route";
import { PageHead } from "./page-head";
import { useReach } from "./use-reach";
import { useView } from "./use-view";
import { SkeletonRows, Viewed } from "./viewed";

interface HeldPageProps {
  readonly office: Office;
  readonly list: HeldList;
}

export function HeldPage({ office, list }: HeldPageProps) {
  const view = useView<HeldAnswer>(office, `held-${list}`, `/api/views/held?state=${list}`);
  const reach = useReach() && view.state.value.problem === null;
  return (
    <>
      <PageHead title={say("nav.held")} print />
      <Lists shown={list} />
      <Viewed view={view} skeleton={<SkeletonRows rows={3} />}>
        {(held) =>
          held.items.length === 0 ? (
            <Empty>{say(`held.none.${list}`)}</Empty>
          ) : (
            <Held office={office} list={list} held={held} reach={reach} />
          )
        }
      </Viewed>
    </>
  );
}

function Lists({ shown }: { readonly shown: HeldList }) {
  return (
    <nav class="office-held-lists" aria-label={say("held.lists")}>
      {HELD_LISTS.map((list) => (
        <a key={list} href={heldHash(list)} aria-current={list === shown ? "page" : undefined}>
          {say(`held.list.${list}`)}
        </a>
      ))}
    </nav>
  );
}

interface HeldProps extends HeldPageProps {
  readonly held: HeldAnswer;
  readonly reach: boolean;
}

function Held({ office, list, held, reach }: HeldProps) {
  const intro: OfficeKey = `held.intro.${list}`;
  return (
    <div class="stack">
      <p class="office-lead">{say(intro)}</p>
      <ul class="stack" aria-label={say("held.count", { count: held.items.length })}>
        {held.items.map((item) => (
          <li key={item.mid}>
            <HeldCard office={office} item={item} reach={reach} />
          </li>
        ))}
      </ul>
      {held.more && <p class="soft small">{say("held.more", { count: held.items.length })}</p>}
    </div>
  );
}
