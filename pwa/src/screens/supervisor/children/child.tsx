/** One child: what is kept and what the guardian said, who looked; to print, correct, withdraw, delete. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Section } from "../../../components/card";
import { Notice } from "../../../components/notice";
import { say } from "../../../i18n/children";
import { language } from "../../../models/language";
import {
  type ChildFile,
  type ChildRow,
  childFilePath,
  childPaperPath,
} from "../../../models/office-children";
import { type ClassRow, classesPath, type Items } from "../../../models/office-places";
import { AreaPage } from "../registers/area-page";
import { FileAction } from "../registers/file-action";
import { areaHash } from "../registers/registers-route";
import type { AtSchool } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { ChildAct, type Doing } from "./child-act";
import { Consents, Kept, SeenBy } from "./child-file";
import { aboutWords } from "./child-table";
import { ConsentBadge, PhotoBadge } from "./consent-words";

interface ChildPageProps {
  readonly at: AtSchool;
  /** The class from whose list one came. */
  readonly of: string;
  readonly id: string;
}

export function ChildPage({ at, of, id }: ChildPageProps) {
  const { office, school } = at;
  const view = useView<ChildFile>(office, null, childFilePath(id));
  const classes = useView<Items<ClassRow>>(office, null, classesPath(school));
  const [said, setSaid] = useState("");
  const [removed, setRemoved] = useState(false);
  const child = view.state.value.data?.child;
  const back = { href: areaHash(school, "children", of), words: say("child.back") };
  if (removed) {
    return (
      <AreaPage back={back} title={say("child.one")} said={said}>
        {null}
      </AreaPage>
    );
  }
  return (
    <AreaPage
      back={back}
      title={child?.name ?? say("child.one")}
      said={said}
      actions={
        child && (
          <FileAction file={(stop) => office.download(childPaperPath(id, language.peek()), stop)}>
            {say("child.print")}
          </FileAction>
        )
      }
    >
      <Viewed view={view} skeleton={<SkeletonRows rows={4} />}>
        {(file) => (
          <File
            at={at}
            file={file}
            classes={classes.state.value.data?.items.filter(({ closed }) => closed === null) ?? []}
            onDone={(words, gone) => {
              setSaid(words);
              setRemoved(gone);
              if (!gone) void view.reload();
            }}
          />
        )}
      </Viewed>
    </AreaPage>
  );
}

interface FileProps {
  readonly at: AtSchool;
  readonly file: ChildFile;
  readonly classes: readonly ClassRow[];
  readonly onDone: (said: string, gone: boolean) => void;
}

function File({ at, file, classes, onDone }: FileProps) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const { child } = file;
  const act = doing !== null && (
    <ChildAct
      {...{ at, child, classes, doing }}
      close={() => setDoing(null)}
      onDone={(words) => {
        setDoing(null);
        onDone(words, doing === "remove");
      }}
    />
  );
  const top = doing === "change" || doing === "consent";
  const withdrawn = child.consent === "withdrawn";
  return (
    <div class="stack-loose">
      <section class="card stack-tight" aria-label={child.name}>
        <p>{aboutWords(child)}</p>
        <Said child={child} />
        {withdrawn && <Notice>{say("child.is-withdrawn")}</Notice>}
        {!withdrawn && doing === null && (
          <div class="act-buttons">
            <Button icon="edit" onClick={() => setDoing("consent")}>
              {say("consent.note")}
            </Button>
            <Button kind="quiet" onClick={() => setDoing("change")}>
              {say("child.correct")}
            </Button>
          </div>
        )}
      </section>
      {top && act}
      <Consents facts={file.consents} />
      <Kept records={file.records} />
      <SeenBy rows={file.seen} />
      <Section title={say("child.going")}>
        {doing !== null && !top ? act : <Goings child={child} onDoing={setDoing} />}
      </Section>
    </div>
  );
}

function Said({ child }: { readonly child: ChildRow }) {
  return (
    <p class="cluster">
      <ConsentBadge consent={child.consent} />
      <PhotoBadge photo={child.photo} />
    </p>
  );
}

interface GoingsProps {
  readonly child: ChildRow;
  readonly onDoing: (doing: Doing) => void;
}

/** Leaving, withdrawing and deleting, each with what it does. */
function Goings({ child, onDoing }: GoingsProps) {
  return (
    <div class="card stack">
      {child.left === null && (
        <div class="stack-tight">
          <p class="soft">{say("leave.words")}</p>
          <div class="act-buttons">
            <Button icon="forward" onClick={() => onDoing("leave")}>
              {say("leave.open")}
            </Button>
          </div>
        </div>
      )}
      {child.consent !== "withdrawn" && (
        <div class="stack-tight">
          <p class="soft">{say("withdraw.words")}</p>
          <div class="act-buttons">
            <Button icon="minus" onClick={() => onDoing("withdraw")}>
              {say("withdraw.open")}
            </Button>
          </div>
        </div>
      )}
      <div class="stack-tight">
        <p class="soft">{say("remove.words")}</p>
        <div class="act-buttons">
          <Button icon="trash" onClick={() => onDoing("remove")}>
            {say("remove.open")}
          </Button>
        </div>
      </div>
    </div>
  );
}
