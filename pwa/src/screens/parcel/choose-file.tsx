/** Takes files that somebody brought: by choosing them, on a desk also by dropping them. */

import { useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/parcel";
import { takeIn, type Unfit } from "../../models/parcel-carrying";

interface Refused {
  readonly name: string;
  readonly unfit: Unfit;
}

export function ChooseFile({ drop = false }: { readonly drop?: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);

  async function take(files: Iterable<File>): Promise<void> {
    setBusy(true);
    const left: Refused[] = [];
    for (const file of files) {
      const unfit = await takeIn(file);
      if (unfit !== null) left.push({ name: file.name, unfit });
    }
    setRefused(left);
    setBusy(false);
  }

  const dropping = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void take([...(event.dataTransfer?.files ?? [])]);
    },
  };
  return (
    <div class="stack">
      <div class={drop ? `parcel-drop${over ? " parcel-over" : ""}` : ""} {...(drop && dropping)}>
        {drop && <p class="soft">{tell("take.drop")}</p>}
        <Button
          wide={!drop}
          icon="upload"
          disabled={busy}
          {...(drop && { kind: "primary" as const })}
          onClick={() => field.current?.click()}
        >
          {tell(busy ? "take.adding" : "take.choose")}
        </Button>
        <input
          ref={field}
          hidden
          type="file"
          multiple
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            // The same file may be chosen again.
            event.currentTarget.value = "";
            void take(chosen);
          }}
        />
      </div>
      {refused.map(({ name, unfit }) => (
        <Notice key={name} tone="warn" live="alert" title={name}>
          {tell(`unfit.${unfit}`)}
        </Notice>
      ))}
    </div>
  );
}
