/** Hands a file to the browser's own downloads. */

export function saveAs(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers read the bytes only after asking where to put them.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
