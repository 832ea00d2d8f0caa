/** The children of a class with what their guardians said; a school of several classes chooses first. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Empty } from "../../../components/empty";
import { List, Row } from "../../../components/list";
import { say } from "../../../i18n/children";
import { localized } from "../../../i18n/office";
import { word } from "../../../i18n/registers";
import { type ChildRow, childrenPath } from "../../../models/office-children";
import { type ClassRow, classesPath, type Items } from "../../../models/office-places";
import { AreaPage } from "../registers/area-page";
import { youngestFirst } from "../registers/class-order";
import { areaHash } from "../registers/registers-route";
import { SchoolArea } from "../registers/school-area";
import type { AtSchool } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { ChildForm } from "./child-form";
import { ChildTable } from "./child-table";
import { countWords } from "./consent-words";
import { Papers } from "./papers";

interface ChildrenPageProps {
  readonly at: AtSchool;
  /** The class; null while none is chosen. */
  readonly of: string | null;
}

export function ChildrenPage({ at, of }: ChildrenPageProps) {
  const { office, school } = at;
  const view = useView<Items<ClassRow>>(office, null, classesPath(school));
  const classes = view.state.value.data?.items.filter(({ closed }) => closed === null) ?? [];
  const [only, ...more] = classes;
  const chosen = classes.find(({ id }) => id === of) ?? (more.length === 0 ? only : undefined);
  if (chosen) return <ClassPage at={at} of={chosen} alone={more.length === 0} />;
  return (
    <SchoolArea at={at} title={word("door.children")} lead={say("children.lead")}>
      <Viewed view={view} skeleton={<SkeletonRows rows={4} />}>
        {() =>
          classes.length === 0 ? (
            <Empty
              action={
                <Button href={areaHash(school, "classes")}>{say("children.to-classes")}</Button>
              }
            >
              {say("children.no-class")}
            </Empty>
          ) : (
            <div class="stack">
              <Papers at={at} of={null} />
              <List label={say("children.classes")}>
                {[...classes].sort(youngestFirst).map(({ id, name, size }) => (
                  <Row
                    key={id}
                    icon="child"
                    title={localized(name)}
                    detail={say("children.n", { n: size })}
                    href={areaHash(school, "children", id)}
                  />
                ))}
              </List>
            </div>
          )
        }
      </Viewed>
    </SchoolArea>
  );
}

interface ClassPageProps {
  readonly at: AtSchool;
  readonly of: ClassRow;
  /** The school has no other class. */
  readonly alone: boolean;
}

function ClassPage({ at, of, alone }: ClassPageProps) {
  const { office, school } = at;
  const view = useView<Items<ChildRow>>(office, null, childrenPath(of.id));
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");
  const name = localized(of.name);
  const add = !adding && (
    <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
      {say("children.add")}
    </Button>
  );
  const form = adding && (
    <ChildForm
      at={at}
      of={of.id}
      child={null}
      close={() => setAdding(false)}
      onDone={(child) => {
        setAdding(false);
        setSaid(say("children.added", { name: child.name }));
        void view.reload();
      }}
    />
  );
  const page = { title: say("children.of", { name }), said, actions: add };
  const inside = (
    <>
      {form}
      <Viewed view={view} skeleton={<SkeletonRows rows={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={add}>{say("children.none")}</Empty>
          ) : (
            <div class="stack">
              <p class="office-truth">{countWords(items)}</p>
              <Papers at={at} of={of.id} />
              <ChildTable school={school} of={of.id} items={items} label={name} />
            </div>
          )
        }
      </Viewed>
    </>
  );
  if (alone) {
    return (
      <SchoolArea at={at} {...page}>
        {inside}
      </SchoolArea>
    );
  }
  const back = { href: areaHash(school, "children"), words: say("children.back") };
  return (
    <AreaPage back={back} {...page}>
      {inside}
    </AreaPage>
  );
}
