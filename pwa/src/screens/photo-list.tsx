/** The photographs of an answer: small, and one large when it is tapped. */

import { useState } from "preact/hooks";
import { Button } from "../components/button";
import { Thumb } from "../components/thumb";
import type { FileRef } from "../forms/compiled";
import { say } from "../i18n/answer";
import { tell } from "../i18n/record";
import { t } from "../models/language";
import { photoUrl } from "../models/photos";

export function PhotoList({ photos }: { readonly photos: readonly FileRef[] }) {
  const [large, setLarge] = useState<number | null>(null);
  const shown = large === null ? undefined : photos[large];
  return (
    <>
      <ul class="photos">
        {photos.map((photo, index) => (
          <li class="photo" key={photo.$f}>
            <button
              type="button"
              aria-label={tell("photo.open", { n: index + 1 })}
              onClick={() => setLarge(index)}
            >
              <Thumb
                of={photo.$f}
                alt={say("photo.alt", { n: index + 1 })}
                load={() => photoUrl(photo, "thumb")}
                missing={say("photo.missing")}
              />
            </button>
          </li>
        ))}
      </ul>
      {shown && large !== null && (
        <Large photo={shown} number={large + 1} onClose={() => setLarge(null)} />
      )}
    </>
  );
}

interface LargeProps {
  readonly photo: FileRef;
  readonly number: number;
  readonly onClose: () => void;
}

function Large({ photo, number, onClose }: LargeProps) {
  return (
    <dialog
      class="large-photo"
      ref={(box) => {
        if (box && !box.open) box.showModal();
      }}
      aria-label={say("photo.alt", { n: number })}
      onClose={onClose}
    >
      <Thumb
        of={photo.$f}
        alt={say("photo.alt", { n: number })}
        load={async () => (await photoUrl(photo, "full")) ?? photoUrl(photo, "thumb")}
        missing={say("photo.missing")}
      />
      <Button kind="primary" wide onClick={onClose}>
        {t("close")}
      </Button>
    </dialog>
  );
}
