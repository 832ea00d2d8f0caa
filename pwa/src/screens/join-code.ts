/** A join code as people type it: any case, with or without hyphens, O for 0 and I or L for 1. */

/** Characters in a code, hyphen apart. */
export const LENGTH = 10;

/** The code in what was typed or pasted; at most its ten characters. */
export function codeTyped(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/[^0-9A-Z]/g, "")
    .slice(0, LENGTH);
}

/** The code as the slip shows it: two groups of five. */
export function codeShown(code: string): string {
  return code.length > 5 ? `${code.slice(0, 5)}-${code.slice(5)}` : code;
}
