/** Makes the file of what this phone has not sent, and hands it over. */

import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Notice } from "../../components/notice";
import { Progress } from "../../components/progress";
import { sizeWords } from "../../i18n/local";
import { tell } from "../../i18n/parcel";
import {
  lookAhead,
  type Made,
  makeParcel,
  type Outlook,
  share,
  shareable,
} from "../../models/parcel";
import { saveAs } from "../../models/save-as";
import { status } from "../../models/sync-status";
import { workplace } from "../../models/workplace";
import { ownDrafts } from "../own-records";

type Stage =
  | { readonly at: "before" | "failed" }
  | { readonly at: "making"; readonly done: number; readonly total: number }
  | { readonly at: "made"; readonly made: Made };

export function MakeFile() {
  const outlook = useOutlook();
  const [stage, setStage] = useState<Stage>({ at: "before" });

  async function make(): Promise<void> {
    const place = workplace.peek();
    if (place === null) return;
    setStage({ at: "making", done: 0, total: 1 });
    const tellStage = (done: number, total: number) => setStage({ at: "making", done, total });
    try {
      const made = await makeParcel(place, Date.now(), tellStage);
      setStage({ at: "made", made });
    } catch {
      setStage({ at: "failed" });
    }
  }

  if (outlook === null) return null;
  if (stage.at === "made") return <HandOver made={stage.made} again={() => void make()} />;
  if (outlook.obstacle === "nothing") return <Empty>{tell("make.nothing")}</Empty>;
  return (
    <div class="card stack">
      <Contents outlook={outlook} />
      {stage.at === "failed" && (
        <Notice tone="warn" live="alert">
          {tell("make.failed")}
        </Notice>
      )}
      {outlook.obstacle !== null && <Notice tone="warn">{tell(`make.${outlook.obstacle}`)}</Notice>}
      {outlook.obstacle === null && stage.at !== "making" && (
        <Button kind="primary" wide icon="note" onClick={() => void make()}>
          {tell("make.go")}
        </Button>
      )}
      {stage.at === "making" && <Making done={stage.done} total={stage.total} />}
    </div>
  );
}

/** What a file would hold; looked at anew when something is saved or sent. */
function useOutlook(): Outlook | null {
  const [outlook, setOutlook] = useState<Outlook | null>(null);
  const { waiting, photosWaiting } = status.value;
  const place = workplace.value;
  useEffect(() => {
    if (place !== null) lookAhead().then(setOutlook, () => setOutlook(null));
  }, [place, waiting, photosWaiting]);
  return outlook;
}

function Contents({ outlook: { unsent } }: { readonly outlook: Outlook }) {
  const { records, photos, bytes, left } = unsent;
  const drafts = ownDrafts.value.length;
  return (
    <div class="stack-tight">
      <p>
        <strong>{tell("make.holds", { records, photos, size: sizeWords(bytes) })}</strong>
      </p>
      <p>{tell("make.why")}</p>
      <p>{tell("make.stays")}</p>
      {left > 0 && <p class="small soft">{tell("make.left", { n: left })}</p>}
      {drafts > 0 && <p class="small soft">{tell("make.drafts", { n: drafts })}</p>}
    </div>
  );
}

function Making({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div class="stack-tight" role="status">
      <Progress done={done} total={total} label={tell("make.working")} />
      <p class="small soft">
        {tell("make.working")} {tell("make.progress", { done, total })}
      </p>
    </div>
  );
}

interface HandOverProps {
  readonly made: Made;
  readonly again: () => void;
}

function HandOver({ made, again }: HandOverProps) {
  const [went, setWent] = useState<"shared" | "saved" | null>(null);
  const file = shareable(made);
  const save = () => {
    saveAs(made.file, made.name);
    setWent("saved");
  };
  const send = async (sheet: File) => {
    // Where the sheet of apps fails, the download still works.
    if (await share(sheet).catch(() => false)) setWent("shared");
  };
  return (
    <div class="card stack">
      <div class="stack-tight">
        <p>
          <strong>{tell("make.ready")}</strong>
        </p>
        <p class="parcel-name">
          {tell("make.name", { name: made.name, size: sizeWords(made.file.size) })}
        </p>
        {made.broken > 0 && <p>{tell("make.broken", { n: made.broken })}</p>}
      </div>
      {file && (
        <Button kind="primary" wide icon="upload" onClick={() => void send(file)}>
          {tell("make.share")}
        </Button>
      )}
      <Button {...(!file && { kind: "primary" as const })} wide icon="download" onClick={save}>
        {tell("make.save")}
      </Button>
      {went && (
        <Notice tone="good" live="status">
          <p>{tell(`make.${went}`)}</p>
          <p>{tell("make.stays")}</p>
        </Notice>
      )}
      <Button kind="quiet" onClick={again}>
        {tell("make.again")}
      </Button>
    </div>
  );
}
