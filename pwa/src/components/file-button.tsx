/** A button that picks files, or takes a photo where the phone has a camera. */

import "../style/photos.css";
import { Icon, type IconName } from "./icon";

interface FileButtonProps {
  readonly children: string;
  readonly icon: IconName;
  /** Media types and endings that may be picked. */
  readonly accept: string;
  readonly camera?: boolean;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function FileButton(props: FileButtonProps) {
  const { children, icon, accept, camera, multiple, onFiles } = props;
  return (
    <label class="button file-button">
      <Icon name={icon} />
      <span>{children}</span>
      <input
        type="file"
        accept={accept}
        multiple={multiple ?? false}
        {...(camera ? { capture: "environment" as const } : {})}
        onChange={(event) => {
          const input = event.currentTarget;
          onFiles([...(input.files ?? [])]);
          // The same file may be picked again after it was removed.
          input.value = "";
        }}
      />
    </label>
  );
}
