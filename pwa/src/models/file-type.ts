/** What a picked file is: only what the server keeps is taken, and only up to so many bytes. */

/** Most bytes of a document or voice note. */
export const LARGEST = 2 * 1024 * 1024;

const OFFICE = "application/vnd.openxmlformats-officedocument";
const ARCHIVES: Readonly<Record<string, string>> = {
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
};

/** The media type of a document, PDF or of an office, by its beginning and name; null for others. */
export function documentType(beginning: Uint8Array, name: string): string | null {
  if (starts(beginning, "%PDF-")) return "application/pdf";
  const ending = name.toLowerCase().split(".").pop() ?? "";
  return starts(beginning, "PK\x03\x04") ? (ARCHIVES[ending] ?? null) : null;
}

/** The media type of a voice note by its beginning; null for what is none. */
export function soundType(beginning: Uint8Array): string | null {
  if (starts(beginning, "\x1aE\xdf\xa3")) return "audio/webm";
  if (starts(beginning, "OggS")) return "audio/ogg";
  return starts(beginning.subarray(4), "ftyp") ? "audio/mp4" : null;
}

function starts(bytes: Uint8Array, sign: string): boolean {
  return [...sign].every((each, index) => bytes[index] === each.charCodeAt(0));
}
