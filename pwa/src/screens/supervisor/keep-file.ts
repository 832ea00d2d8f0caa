/** Hands a file to the browser's own download. */

import type { Download } from "../../models/office";

export function keepFile({ blob, name }: Download): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Some browsers read the bytes only after asking where to put them.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
