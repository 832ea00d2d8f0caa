/** What the office reads and tells of phones: when heard, what they keep, and that one is lost. */

import type { Answered, Office } from "./office";

export interface DeviceRow {
  readonly id: string;
  readonly person: string;
  /** The name of the person. */
  readonly name: string;
  /** What the phone calls itself. */
  readonly model: string;
  /** Ms since 1970. */
  readonly last_heard: number;
  readonly version: string | null;
  /** Whether the browser promised to keep what it holds; null where it never said. */
  readonly storage: StorageState | null;
  /** What the phone last said was still to be sent, and since when; null when it was nothing. */
  readonly unsent: { readonly n: number; readonly since: number } | null;
  readonly signed_out: boolean;
  readonly disabled: boolean;
  /** When a disabled phone was told to clear itself, ms since 1970. */
  readonly wiped: number | null;
}

export type StorageState = "kept" | "at-risk" | "cleared";

export function devicesPath(school: string): string {
  return `/api/devices?school=${encodeURIComponent(school)}`;
}

/** Locks a phone out; at its next contact it removes what came from the server. */
export function disableDevice(
  office: Office,
  id: string,
  stop: AbortSignal,
): Promise<Answered<DeviceRow>> {
  return office.tell(`/api/devices/${id}/disable`, {}, stop);
}
