/** The token of whoever is signed in, for the parts that speak to the server. */

import { workplace } from "./workplace";

/** The token, or null when nobody is signed in. */
export async function bearer(): Promise<string | null> {
  return workplace.peek()?.signedIn.token ?? null;
}
