/** The photos of a record: small ones in a grid, one of them large on request. */

import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { say } from "../../i18n/office";
import type { Office } from "../../models/office";
import type { PhotoRow } from "../../models/office-shapes";

interface RecordPhotosProps {
  readonly office: Office;
  readonly photos: readonly PhotoRow[];
}

export function RecordPhotos({ office, photos }: RecordPhotosProps) {
  const [shown, setShown] = useState<number | null>(null);
  return (
    <section class="card stack" aria-labelledby="record-photos">
      <h2 id="record-photos">{say("record.photos")}</h2>
      <ul class="office-photos">
        {photos.map((photo, index) => (
          <li key={photo.sha256}>
            <button
              type="button"
              class="office-photo"
              aria-label={say("record.photo-open", { number: index + 1 })}
              onClick={() => setShown(index)}
            >
              <Picture office={office} sha256={photo.thumb ?? photo.sha256} alt="" photo={photo} />
            </button>
          </li>
        ))}
      </ul>
      {shown !== null && (
        <LargePhoto office={office} photos={photos} shown={shown} show={setShown} />
      )}
    </section>
  );
}

type Address = string | "failed" | null;

/** The address of a stored photo for as long as it is shown; the browser's copy goes with it. */
function usePhoto(office: Office, sha256: string): Address {
  const [address, setAddress] = useState<Address>(null);
  useEffect(() => {
    const stop = new AbortController();
    let made: string | null = null;
    setAddress(null);
    void office.photo(sha256, stop.signal).then((answer) => {
      made = answer.ok ? answer.value : null;
      if (!stop.signal.aborted) setAddress(made ?? "failed");
      else if (made !== null) URL.revokeObjectURL(made);
    });
    return () => {
      stop.abort();
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [office, sha256]);
  return address;
}

interface PictureProps {
  readonly office: Office;
  readonly sha256: string;
  readonly alt: string;
  readonly photo: PhotoRow;
}

function Picture({ office, sha256, alt, photo }: PictureProps) {
  const address = usePhoto(office, sha256);
  if (address === "failed") {
    return (
      <span class="office-photo-missing">
        <Icon name="picture" />
        {say("record.photo-failed")}
      </span>
    );
  }
  if (address === null) return <span class="office-photo-opening" />;
  return <img src={address} alt={alt} width={photo.w} height={photo.h} />;
}

interface LargePhotoProps extends RecordPhotosProps {
  readonly shown: number;
  readonly show: (index: number | null) => void;
}

function LargePhoto({ office, photos, shown, show }: LargePhotoProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const photo = photos[shown];
  if (!photo) return null;
  const words = say("record.photo", { number: shown + 1, count: photos.length });
  const go = (step: number) => {
    const next = shown + step;
    if (next >= 0 && next < photos.length) show(next);
  };
  return (
    <dialog
      ref={dialog}
      class="office-large-photo"
      aria-label={words}
      onClose={() => show(null)}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") go(-1);
        if (event.key === "ArrowRight") go(1);
      }}
    >
      <Picture office={office} sha256={photo.sha256} alt={words} photo={photo} />
      <div class="office-large-bar">
        <Button
          icon="back"
          label={say("record.photo-previous")}
          disabled={shown === 0}
          onClick={() => go(-1)}
        />
        <span role="status">{words}</span>
        <Button
          icon="forward"
          label={say("record.photo-next")}
          disabled={shown === photos.length - 1}
          onClick={() => go(1)}
        />
        <Button icon="close" onClick={() => dialog.current?.close()}>
          {say("record.photo-close")}
        </Button>
      </div>
    </dialog>
  );
}
