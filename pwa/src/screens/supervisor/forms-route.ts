/** The addresses of the office's forms pages. */

export type FormsRoute =
  | { readonly page: "forms" }
  | { readonly page: "form-upload"; readonly of: string | null }
  | { readonly page: "form"; readonly id: string; readonly version: number | null }
  | { readonly page: "form-try"; readonly of: FormChoice }
  | { readonly page: "form-blank"; readonly of: FormChoice };

/** A published form, or (null) the one that was checked and is not published yet. */
export type FormChoice = { readonly id: string; readonly version: number | null } | null;

/** Reads the parts of an address after `#/office/`; null when it is of no forms page. */
export function formsRoute(parts: readonly string[], search: URLSearchParams): FormsRoute | null {
  const [first, second, third] = parts;
  if (first === "forms") return ofChecked(second, third, search);
  if (first !== "form" || !second) return null;
  const of = { id: decoded(second), version: versionIn(search) };
  if (third === "try") return { page: "form-try", of };
  if (third === "blank") return { page: "form-blank", of };
  return { page: "form", ...of };
}

export const FORMS = "#/office/forms";
export const CHECKED = `${FORMS}/new`;

/** Where a new version of a form, or a new form, is uploaded. */
export function uploadHash(form: string | null): string {
  return form === null ? CHECKED : `${CHECKED}?form=${encodeURIComponent(form)}`;
}

/** The page of one form; of its newest version unless another is named. */
export function formHash(id: string, version: number | null = null): string {
  return `#/office/form/${encodeURIComponent(id)}${versionQuery(version)}`;
}

export function tryHash(of: FormChoice): string {
  return under(of, "try");
}

export function blankHash(of: FormChoice): string {
  return under(of, "blank");
}

function under(of: FormChoice, page: "try" | "blank"): string {
  if (of === null) return `${CHECKED}/${page}`;
  return `#/office/form/${encodeURIComponent(of.id)}/${page}${versionQuery(of.version)}`;
}

function ofChecked(
  second: string | undefined,
  third: string | undefined,
  search: URLSearchParams,
): FormsRoute {
  if (second !== "new") return { page: "forms" };
  if (third === "try") return { page: "form-try", of: null };
  if (third === "blank") return { page: "form-blank", of: null };
  return { page: "form-upload", of: search.get("form") };
}

function versionQuery(version: number | null): string {
  return version === null ? "" : `?version=${version}`;
}

function versionIn(search: URLSearchParams): number | null {
  const version = Number(search.get("version"));
  return Number.isInteger(version) && version > 0 ? version : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
