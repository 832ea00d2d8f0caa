/** The voice notes and documents of a record: to listen to, and to save under their own names. */

import { Playback } from "../../components/playback";
import { localized, say } from "../../i18n/office";
import type { Office } from "../../models/office";
import type { FileRow } from "../../models/office-shapes";

interface RecordFilesProps {
  readonly office: Office;
  readonly files: readonly FileRow[];
}

export function RecordFiles({ office, files }: RecordFilesProps) {
  const load = async (sha256: string) => {
    const answer = await office.photo(sha256, new AbortController().signal);
    return answer.ok ? answer.value : null;
  };
  return (
    <section class="card stack" aria-labelledby="record-files">
      <h2 id="record-files">{say("record.files")}</h2>
      <dl class="office-answers">
        {files.map(({ sha256, type, size, name, label }) => (
          <div key={`${label.en} ${sha256}`}>
            <dt>{localized(label)}</dt>
            <dd>
              <Playback
                of={{ $f: sha256, n: size, t: type, ...(name !== null && { name }) }}
                load={() => load(sha256)}
                missing={say("record.file-failed")}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
