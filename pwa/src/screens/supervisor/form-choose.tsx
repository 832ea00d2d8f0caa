/** The place where a workbook and its pictures are dropped or chosen. */

import { useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { tell } from "../../i18n/forms";

interface ChooseWorkbookProps {
  readonly busy: boolean;
  /** Something was chosen before. */
  readonly again: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

const KINDS = ".xlsx,.csv,.md,image/*";

export function ChooseWorkbook({ busy, again, onFiles }: ChooseWorkbookProps) {
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    if (!busy && files && files.length > 0) onFiles([...files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first.
    <div
      class={over ? "form-drop form-over" : "form-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <p class="form-drop-words soft">{tell("upload.drop")}</p>
      <Button kind="primary" icon="upload" disabled={busy} onClick={() => field.current?.click()}>
        {tell(again ? "upload.again" : "upload.choose")}
      </Button>
      <p class="small soft">{tell("upload.pictures")}</p>
      <input
        ref={field}
        hidden
        type="file"
        multiple
        accept={KINDS}
        onChange={(event) => {
          const input = event.currentTarget;
          take(input.files);
          // The same file may be chosen again once it is mended.
          input.value = "";
        }}
      />
    </div>
  );
}
