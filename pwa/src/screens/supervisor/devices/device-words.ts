/** How a phone stands, in words: when it was heard, what it keeps, what it has not sent yet. */

import { lastWords } from "../../../i18n/office-time";
import { tell } from "../../../i18n/people";
import type { DeviceRow } from "../../../models/office-devices";

export function heardWords({ last_heard }: DeviceRow): string {
  return tell("device.heard", { time: lastWords(last_heard) });
}

/** What is believed to be on the phone alone. */
export function unsentWords({ unsent }: DeviceRow): string {
  if (unsent === null) return tell("device.unsent-none");
  return tell("device.unsent-since", { n: unsent.n, since: lastWords(unsent.since) });
}

/** How the phone keeps what it holds, where it said; of one locked out, whether it was told. */
export function keepingWords({ disabled, wiped, storage }: DeviceRow): string {
  if (!disabled) return storage === null ? "" : tell(`device.storage-${storage}`);
  return wiped === null
    ? tell("device.waits-wipe")
    : tell("device.wiped", { time: lastWords(wiped) });
}

/** Phones in use before those that are not, the longest silence first. */
export function bySilence(one: DeviceRow, other: DeviceRow): number {
  const unused = ({ disabled, signed_out }: DeviceRow) => Number(disabled || signed_out);
  return unused(one) - unused(other) || one.last_heard - other.last_heard;
}
