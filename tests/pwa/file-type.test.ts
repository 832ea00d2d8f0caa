/** What a picked file is: by its beginning, as the server will see it. */

import { expect, test } from "vitest";
import { documentType, soundType } from "../../pwa/src/models/file-type";

const bytes = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0));

test("a document is known by its beginning, an office document by its ending too", () => {
  expect(documentType(bytes("%PDF-1.7"), "a.txt")).toBe("application/pdf");
  expect(documentType(bytes("PK\x03\x04..."), "计划.DOCX")).toMatch(/wordprocessingml/);
  expect(documentType(bytes("PK\x03\x04..."), "a.zip")).toBeNull();
  expect(documentType(bytes("<html>"), "a.pdf")).toBeNull();
});

test("a voice note is known by its container", () => {
  expect(soundType(bytes("\x1aE\xdf\xa3"))).toBe("audio/webm");
  expect(soundType(bytes("OggS"))).toBe("audio/ogg");
  expect(soundType(bytes("\0\0\0\x1cftypM4A "))).toBe("audio/mp4");
  expect(soundType(bytes("ID3"))).toBeNull();
});
