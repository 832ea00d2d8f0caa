/** The button that hands a person everything they wrote, without a network. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/privacy";
import { saveAs } from "../../models/save-as";
import { session } from "../../models/session";
import { currentDatabase } from "../../models/workplace";
import { readBytes } from "../../storage/files";
import { today } from "../clock";
import { ownDrafts, ownRecords } from "../own-records";
import { writtenPage } from "./written";

export function ExportMine() {
  const [state, setState] = useState<"busy" | "exported" | "failed" | null>(null);
  const make = async () => {
    setState("busy");
    setState(await exported().catch(() => "failed" as const));
  };
  return (
    <div class="card stack">
      <p>{tell("mine.export.words")}</p>
      <Button wide icon="download" disabled={state === "busy"} onClick={() => void make()}>
        {state === "busy" ? tell("mine.busy") : tell("mine.export")}
      </Button>
      {state === "exported" && (
        <Notice tone="good" live="status">
          {tell("mine.exported")}
        </Notice>
      )}
      {state === "failed" && (
        <Notice tone="warn" live="alert">
          {tell("mine.failed")}
        </Notice>
      )}
    </div>
  );
}

async function exported(): Promise<"exported"> {
  const person = session.peek();
  if (!person) throw new Error("nobody is signed in");
  const own = [...ownDrafts.peek(), ...ownRecords.peek()];
  const page = await writtenPage(person, own, pictureHere, Date.now());
  saveAs(new Blob([page], { type: "text/html" }), `daybook-${person.name}-${today.peek()}.html`);
  return "exported";
}

/** A picture of this phone's, as it stands inside a page. */
async function pictureHere(sha256: string, type: string): Promise<string | null> {
  const database = currentDatabase();
  const file = await database.read(["files"], (tx) => tx.objectStore("files").get(sha256));
  const bytes = file ? await readBytes(database, sha256, 0, file.size) : null;
  return bytes && dataUrl(new Blob([bytes], { type }));
}

function dataUrl(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(bytes);
  });
}
