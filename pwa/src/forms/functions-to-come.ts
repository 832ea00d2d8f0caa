/** The rarely used functions, which arrive after the page: only forms that call one wait. */

import type { CompiledForm } from "./compiled";
import { needsMoreFunctions } from "./plan";

export { needsMoreFunctions };

/** Fetches them; rejects when they cannot be had. */
export async function loadMoreFunctions(): Promise<void> {
  await import("./all-functions");
}

/** Whether this page can do all that a form asks of it, once the rest was fetched if need be. */
export async function hasFunctions(form: CompiledForm): Promise<boolean> {
  if (!needsMoreFunctions(form)) return true;
  return loadMoreFunctions().then(
    () => !needsMoreFunctions(form),
    () => false,
  );
}
