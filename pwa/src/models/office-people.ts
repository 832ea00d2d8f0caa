/** What the office reads and tells of people: what they are and where, placements, support teams. */

import type { Answered, Download, Office } from "./office";
import { keep, told } from "./office-places";

/** What somebody is somewhere, from one day to another. */
export interface RoleRow {
  /** Null where it follows from something else: a class led, a placement, a support team. */
  readonly id: string | null;
  readonly role: string;
  readonly place: string;
  readonly since: string;
  readonly until: string | null;
  readonly derived: boolean;
}

export interface PlacementRow {
  readonly id: string;
  readonly account: string;
  /** The name of the person. */
  readonly name: string;
  readonly type: PlacementType;
  readonly home: string | null;
  readonly hosts: readonly string[];
  readonly since: string;
  readonly until: string;
  /** Of a roving teacher: which days where. */
  readonly timetable: string | null;
}

export type PlacementType =
  | "three-day"
  | "term"
  | "year"
  | "rotation"
  | "village"
  | "secondment"
  | "study"
  | "roving";

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly roles: readonly RoleRow[];
  readonly placements: readonly PlacementRow[];
  readonly tier: string | null;
  readonly senior: boolean | null;
  readonly subject: string | null;
  readonly birth_decade: number | null;
  readonly disabled: boolean;
  readonly devices: number;
  /** When one of the phones was last heard from, ms since 1970. */
  readonly last_heard: number | null;
  /** Whether a phone ever joined: when, ms since 1970. */
  readonly joined: number | null;
}

export interface NewPerson {
  readonly name: string;
  readonly login: string | null;
  readonly role: string;
  readonly place: string;
}

export interface TeamOfSupport {
  readonly id: string;
  readonly name: string;
  readonly captain: string | null;
  /** The others. */
  readonly members: readonly string[];
  /** The captain and the others by name. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly since: string;
  readonly until: string | null;
}

/** A support team as it is told: the captain and the others by their accounts. */
export interface TeamTold {
  readonly name: string;
  readonly captain: string;
  readonly members: readonly string[];
}

export type Purpose = "join" | "password";

export interface SlipCode {
  readonly person: string;
  readonly code: string;
  /** Ms since 1970. */
  readonly expires: number;
}

export interface InvitationRow {
  readonly id: string;
  readonly person: string;
  readonly purpose: Purpose;
  readonly expires: number;
}

export function peoplePath(school: string): string {
  return `/api/people?school=${encodeURIComponent(school)}`;
}

export function placementsPath(school: string): string {
  return `/api/placements?school=${encodeURIComponent(school)}`;
}

export function invitationsPath(school: string): string {
  return `/api/invitations?school=${encodeURIComponent(school)}`;
}

export const SUPPORT_TEAMS = "/api/support-teams";

/** Adds somebody to a school. */
export function addPerson(
  office: Office,
  person: NewPerson,
  stop: AbortSignal,
): Promise<Answered<PersonRow>> {
  return office.tell("/api/people", told(person), stop);
}

/** Changes a name, a subject, a tier, or whether somebody has the senior grade. */
export function changePerson(
  office: Office,
  id: string,
  facts: Partial<Pick<PersonRow, "name" | "tier" | "senior" | "subject">>,
  stop: AbortSignal,
): Promise<Answered<PersonRow>> {
  return office.tell(`/api/people/${id}`, facts, stop, "PATCH");
}

/** Gives somebody a role at a place from a day on. */
export function addRole(
  office: Office,
  id: string,
  role: Pick<RoleRow, "role" | "place" | "since">,
  stop: AbortSignal,
): Promise<Answered<PersonRow>> {
  return office.tell(`/api/people/${id}/roles`, role, stop);
}

/** Ends a role; `until` is its last day. */
export function endRole(
  office: Office,
  id: string,
  role: string,
  until: string,
  stop: AbortSignal,
): Promise<Answered<PersonRow>> {
  return office.tell(`/api/people/${id}/roles/${role}`, { until }, stop, "PATCH");
}

/** Ends what somebody is at one school and begins it at another, on one day. */
export function movePerson(
  office: Office,
  id: string,
  move: { readonly from: string; readonly to: string; readonly on: string },
  stop: AbortSignal,
): Promise<Answered<PersonRow>> {
  return office.tell(`/api/people/${id}/move`, move, stop);
}

/** Closes somebody's account; what they wrote stays. */
export function closePerson(
  office: Office,
  id: string,
  stop: AbortSignal,
): Promise<Answered<PersonRow>> {
  return office.tell(`/api/people/${id}/close`, {}, stop);
}

/** Makes new codes; older ones of the same people end. */
export function makeSlips(
  office: Office,
  people: readonly string[],
  purpose: Purpose,
  stop: AbortSignal,
): Promise<Answered<{ readonly codes: readonly SlipCode[] }>> {
  return office.tell("/api/invitations", { people, purpose }, stop);
}

/** New codes as a sheet to print and cut: for some people, or for all of a school. */
export function printSlips(
  office: Office,
  whom: { readonly people: readonly string[] } | { readonly school: string },
  purpose: Purpose,
  lang: "zh" | "en",
  stop: AbortSignal,
): Promise<Answered<Download>> {
  return office.download("/api/invitations/slips", stop, { ...whom, purpose, lang });
}

/** Takes an open slip back: its code is no longer good. */
export function takeBackSlip(
  office: Office,
  id: string,
  stop: AbortSignal,
): Promise<Answered<object>> {
  return office.tell(`/api/invitations/${id}`, {}, stop, "DELETE");
}

/** Sends somebody to one or several hosts for a time. */
export function addPlacement(
  office: Office,
  placement: Omit<PlacementRow, "id" | "name" | "home">,
  stop: AbortSignal,
): Promise<Answered<PlacementRow>> {
  return office.tell("/api/placements", told(placement), stop);
}

/** Ends a placement; `until` is its last day. */
export function endPlacement(
  office: Office,
  id: string,
  until: string,
  stop: AbortSignal,
): Promise<Answered<PlacementRow>> {
  return office.tell(`/api/placements/${id}`, { until }, stop, "PATCH");
}

/** Adds a support team, or changes one where `id` is given. */
export function keepSupportTeam(
  office: Office,
  id: string | null,
  team: TeamTold,
  stop: AbortSignal,
): Promise<Answered<TeamOfSupport>> {
  return keep(office, SUPPORT_TEAMS, id, team, stop);
}
