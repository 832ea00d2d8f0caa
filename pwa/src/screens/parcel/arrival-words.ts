/** What became of a file that somebody brought, in words. */

import { tell } from "../../i18n/parcel";
import type { ParcelKey } from "../../i18n/parcel-zh";
import { parcelZh } from "../../i18n/parcel-zh";
import type { Arrival, CarriedParcel } from "../../storage/schema";

const COUNTS = ["new", "already", "held", "refused", "photos"] as const;

/** "3 records arrived, 2 already there." What there was none of is not said. */
export function arrivalWords(arrival: Arrival): string {
  const parts = COUNTS.filter((what) => arrival[what] > 0).map((what) =>
    tell(`arrived.${what}`, { n: arrival[what] }),
  );
  const said = parts.length === 0 ? tell("arrived.nothing") : parts.join(tell("comma"));
  return said + tell("stop");
}

/** Why the rest of a file was not taken; null when all of it was. */
export function faultWords({ fault }: Arrival): string | null {
  return fault === null ? null : tell(known(`fault.${fault}`) ?? "fault.damaged");
}

const ALIKE: { readonly [problem: string]: ParcelKey } = {
  "not-signed-in": "problem.signin",
  "token-expired": "problem.signin",
  "token-revoked": "problem.signin",
  "device-disabled": "problem.signin",
  "account-disabled": "problem.signin",
  "too-many-requests": "problem.busy",
  "server-error": "problem.busy",
};

/** Why a file waits or was not taken; null when nothing stands in its way. */
export function problemOf({ problem }: CarriedParcel): string | null {
  if (problem === undefined) return null;
  return tell(ALIKE[problem] ?? known(`problem.${problem}`) ?? "problem.other");
}

function known(key: string): ParcelKey | null {
  return key in parcelZh ? (key as ParcelKey) : null;
}
