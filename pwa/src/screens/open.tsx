/** The pages that are open to those who have not come in: what is kept, and a new password. */

import { Lazy, part } from "./lazy";
import { Privacy } from "./privacy/privacy";
import { route } from "./route";

/** For rare days with a network: phones do not fetch it ahead. */
const reset = part(() => import("./reset/reset"));

export function Open() {
  if (route.value.screen !== "reset") return <Privacy />;
  return <Lazy of={reset}>{({ Reset }) => <Reset />}</Lazy>;
}
