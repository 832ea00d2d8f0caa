/** Addresses of the page: what each hash means, which one is shown, and how to go to another. */

import { type ReadonlySignal, signal } from "@preact/signals";

export type Route =
  | { readonly screen: "home" }
  | { readonly screen: "forms" }
  | { readonly screen: "records" }
  | { readonly screen: "sync" }
  | { readonly screen: "me" }
  | { readonly screen: "privacy" }
  | { readonly screen: "reset" }
  | { readonly screen: "pin" }
  | { readonly screen: "parcel" }
  | { readonly screen: "sign-in" }
  | { readonly screen: "office" }
  | Elsewhere
  | { readonly screen: "join"; readonly code: string }
  | { readonly screen: "record"; readonly rid: string }
  | { readonly screen: "blank" | "batch"; readonly form: string }
  | { readonly screen: "fill"; readonly form: string; readonly from: Beginning };

/** An address that a part fetched later knows, or nobody. */
export interface Elsewhere {
  readonly screen: "elsewhere";
  readonly path: readonly string[];
}

/**
 * What a form starts from: nothing, a draft, a record to correct, or a record to write again.
 * `saved` is the record just finished.
 */
export interface Beginning {
  readonly saved?: string;
  readonly draft?: string;
  readonly edit?: string;
  readonly again?: string;
  /** The question where it opens. */
  readonly at?: string;
  /** Answers to begin with: "question.value", several with spaces between. */
  readonly given?: string;
}

const PLAIN = [
  "forms",
  "records",
  "sync",
  "me",
  "privacy",
  "reset",
  "pin",
  "parcel",
  "sign-in",
  "office",
] as const;

/** Reads a location hash. */
export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/").map(decoded);
  const [first = "", second = ""] = parts;
  if (first === "") return { screen: "home" };
  if (first === "join") return { screen: "join", code: second };
  if (first === "record" && second !== "") return { screen: "record", rid: second };
  if ((first === "blank" || first === "batch") && second !== "") {
    return { screen: first, form: second };
  }
  if (first === "fill" && second !== "") {
    const from: Beginning = Object.fromEntries(new URLSearchParams(query));
    // The draft of a batch is written on its own screen.
    if (from.draft === batchId(second)) return { screen: "batch", form: second };
    return { screen: "fill", form: second, from };
  }
  const screen = PLAIN.find((each) => each === first);
  return screen ? { screen } : { screen: "elsewhere", path: parts };
}

/** The hash of a form to fill in. */
export function fillHash(form: string, from: Beginning = {}): string {
  const query = new URLSearchParams(from as Record<string, string>).toString();
  return `#/fill/${encodeURIComponent(form)}${query && `?${query}`}`;
}

/** The id of the draft that holds the batch of a form: there is one at a time. */
export function batchId(form: string): string {
  return `batch-${form}`;
}

export function recordHash(rid: string): string {
  return `#/record/${encodeURIComponent(rid)}`;
}

const shown = signal<Route>({ screen: "home" });
const positions = new Map<string, number>();
let entry = "";

export const route: ReadonlySignal<Route> = shown;

/** Goes to an address; `replace` leaves the present one out of the way back. */
export function go(hash: string, replace = false): void {
  if (replace) location.replace(hash);
  else location.hash = hash;
}

/** Gives the present page another address, which a reload or a way back will find. */
export function renameAddress(hash: string): void {
  history.replaceState(history.state, "", hash);
}

/** Follows the address from now on, and finds the old place again on the way back. */
export function followAddress(): void {
  history.scrollRestoration = "manual";
  addEventListener("scroll", () => positions.set(entry, scrollY), { passive: true });
  addEventListener("hashchange", arrive);
  arrive();
}

/** Where the present page was scrolled to when it was left. */
export function lastPosition(): number {
  return positions.get(entry) ?? 0;
}

/** Shows what the present address says, also where it was renamed since. */
export function arrive(): void {
  const known: unknown = history.state?.entry;
  if (typeof known === "string") entry = known;
  else {
    entry = `${Date.now()}-${history.length}`;
    history.replaceState({ entry }, "");
  }
  shown.value = routeOf(location.hash);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
