/** Lists from Excel: choose a file, look at each line, take it over, and undo it if it was wrong. */

import { useEffect, useState } from "preact/hooks";
import { Section } from "../../../components/card";
import { FileButton } from "../../../components/file-button";
import { Notice } from "../../../components/notice";
import { say } from "../../../i18n/imports";
import { word } from "../../../i18n/registers";
import { held } from "../../../models/office-forms";
import {
  applyImport,
  blankListPath,
  IMPORT_KINDS,
  type ImportKind,
  type ImportPreview,
  type ImportRow,
  importsPath,
  MOST_BYTES,
  previewImport,
} from "../../../models/office-imports";
import type { Items } from "../../../models/office-places";
import { ChoiceField } from "../registers/fields";
import { FileAction } from "../registers/file-action";
import { type Refused, refusalWords } from "../registers/refusal-words";
import { SchoolArea } from "../registers/school-area";
import type { AtSchool } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { EarlierImports } from "./earlier-imports";
import { Preview } from "./preview";

export function ImportsPage({ at }: { readonly at: AtSchool }) {
  const { office, school } = at;
  const view = useView<Items<ImportRow>>(office, null, importsPath(school));
  const [kind, setKind] = useState<ImportKind>("children");
  const [said, setSaid] = useState("");
  const { stage, take, forget } = useReading(at);
  const done = (words: string) => {
    forget();
    setSaid(words);
    void view.reload();
  };
  return (
    <SchoolArea at={at} title={word("door.imports")} lead={say("imports.lead")} said={said}>
      {stage.at === "read" ? (
        <Preview
          preview={stage.preview}
          apply={(stop) => applyImport(office, stage.preview.id, stop)}
          close={forget}
          onApplied={() => done(say("imports.applied"))}
        />
      ) : (
        <section class="card stack" aria-label={word("door.imports")}>
          <ChoiceField
            name="kind"
            label={say("imports.kind")}
            value={kind}
            onChange={(value) => setKind(IMPORT_KINDS.find((each) => each === value) ?? kind)}
            options={IMPORT_KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
          />
          <p class="soft">{say(`kind.${kind}-words`)}</p>
          <div class="act-buttons">
            <FileButton
              icon="upload"
              accept=".xlsx,.xls,.csv"
              onFiles={([file]) => file && void take(kind, file)}
            >
              {stage.at === "reading" ? say("imports.reading") : say("imports.choose")}
            </FileButton>
            <FileAction file={(stop) => office.download(blankListPath(kind), stop)}>
              {say("imports.blank")}
            </FileAction>
          </div>
          {stage.at === "refused" && (
            <Notice tone="warn" live="alert">
              {stage.words.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </Notice>
          )}
        </section>
      )}
      <Section title={say("imports.earlier")}>
        <Viewed view={view} skeleton={<SkeletonRows rows={2} />}>
          {({ items }) => <EarlierImports at={at} items={items} onUndone={done} />}
        </Viewed>
      </Section>
    </SchoolArea>
  );
}

type Stage =
  | { readonly at: "choosing" | "reading" }
  | { readonly at: "read"; readonly preview: ImportPreview }
  | { readonly at: "refused"; readonly words: readonly string[] };

interface Reading {
  readonly stage: Stage;
  /** Lets the server read a list; nothing is changed by it. */
  take(kind: ImportKind, file: File): Promise<void>;
  forget(): void;
}

function useReading({ office, school }: AtSchool): Reading {
  const [stage, setStage] = useState<Stage>({ at: "choosing" });
  const [stop] = useState(() => new AbortController());
  useEffect(() => () => stop.abort(), [stop]);
  const refuse = (words: readonly string[]) => setStage({ at: "refused", words });
  const take = async (kind: ImportKind, file: File) => {
    if (file.size > MOST_BYTES) return refuse([word("refused.too-large")]);
    setStage({ at: "reading" });
    const kept = await held(file).catch(() => null);
    if (kept === null) return refuse([say("imports.unreadable")]);
    const answer = await previewImport(office, kind, school, kept, stop.signal);
    if (stop.signal.aborted) return;
    if (answer.ok) setStage({ at: "read", preview: answer.value });
    else refuse(refusedList(answer));
  };
  return { stage, take, forget: () => setStage({ at: "choosing" }) };
}

function refusedList(refused: Refused): readonly string[] {
  const own = refused.fields !== undefined || refused.problems !== undefined;
  const unread = refused.problem === "bad-request" || refused.problem === "unsupported-type";
  return unread && !own ? [say("imports.not-list")] : refusalWords(refused);
}
