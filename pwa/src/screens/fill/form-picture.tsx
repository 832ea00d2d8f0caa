/** A picture that a form shows beside a label or a choice. */

import { Thumb } from "../../components/thumb";
import type { FileRef, Localized } from "../../forms/compiled";
import { say } from "../../i18n/answer";
import { local } from "../../i18n/local";
import { language } from "../../models/language";
import { formPictureUrl } from "../../models/photos";

/** The pictures of a label or choice: by kind, then by language. */
export type Media = Readonly<Record<string, Readonly<Record<string, FileRef>>>>;

interface FormPictureProps {
  readonly media: Media;
  readonly label: Localized;
}

export function FormPicture({ media, label }: FormPictureProps) {
  const picture = pictureOf(media, language.value);
  if (picture === null) return null;
  return (
    <span class="form-picture">
      <Thumb
        of={picture.$f}
        alt={local(label)}
        load={() => formPictureUrl(picture)}
        missing={say("photo.missing")}
      />
    </span>
  );
}

/** The picture in this language, else in any; null where there is none. */
export function pictureOf({ image = {} }: Media, wanted: string): FileRef | null {
  return image[wanted] ?? Object.values(image)[0] ?? null;
}
