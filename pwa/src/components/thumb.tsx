/** A photograph by the way its bytes are found; a quiet square until they are there. */

import "../style/photos.css";
import { useEffect, useState } from "preact/hooks";

interface ThumbProps {
  /** Changes when another photograph is meant. */
  readonly of: string;
  readonly alt: string;
  /** The address of the picture, or null when it is not to be had now. */
  readonly load: () => Promise<string | null>;
  readonly missing: string;
}

export function Thumb({ of, alt, load, missing }: ThumbProps) {
  const [url, setUrl] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    load().then(
      (found) => gone || setUrl(found),
      () => gone || setUrl(null),
    );
    return () => {
      gone = true;
    };
  }, [of]);
  if (url === undefined) return <span class="visually-hidden">{alt}</span>;
  return url === null ? <span>{missing}</span> : <img src={url} alt={alt} decoding="async" />;
}
