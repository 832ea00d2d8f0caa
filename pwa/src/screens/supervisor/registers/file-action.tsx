/** A button that fetches a file made by the server, and says how that goes. */

import { useEffect, useState } from "preact/hooks";
import { Button } from "../../../components/button";
import type { IconName } from "../../../components/icon";
import { word } from "../../../i18n/registers";
import type { Answered, Download } from "../../../models/office";
import { saveAs } from "../../../models/save-as";
import { refusalWords } from "./refusal-words";

interface FileActionProps {
  readonly children: string;
  readonly icon?: IconName;
  readonly primary?: boolean;
  readonly file: (stop: AbortSignal) => Promise<Answered<Download>>;
  readonly onSaved?: () => void;
}

type Progress = { readonly busy: true } | { readonly words: string } | null;

export function FileAction(props: FileActionProps) {
  const { children, icon = "download", primary, file, onSaved } = props;
  const [progress, setProgress] = useState<Progress>(null);
  const [stop] = useState(() => new AbortController());
  useEffect(() => () => stop.abort(), [stop]);
  const fetchIt = async () => {
    setProgress({ busy: true });
    const answer = await file(stop.signal);
    if (stop.signal.aborted) return;
    if (!answer.ok) return setProgress({ words: refusalWords(answer).join(" ") });
    saveAs(answer.value.blob, answer.value.name);
    setProgress({ words: word("file.saved", { name: answer.value.name }) });
    onSaved?.();
  };
  const busy = progress !== null && "busy" in progress;
  return (
    <span class="file-action">
      <Button
        icon={icon}
        disabled={busy}
        onClick={() => void fetchIt()}
        {...(primary ? { kind: "primary" as const } : {})}
      >
        {busy ? word("file.busy") : children}
      </Button>
      {progress && "words" in progress && (
        <span class="soft small" role="status">
          {progress.words}
        </span>
      )}
    </span>
  );
}
