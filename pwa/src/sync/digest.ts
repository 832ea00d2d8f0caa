/** Names bytes by their digest. */

import { base64url } from "@daybook/sync";

/** SHA-256 as 43 characters of base64url. */
export async function sha256(bytes: BufferSource): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
