/** The forms this person writes: what kind of work is theirs, and which forms stand first. */

import { computed, type ReadonlySignal } from "@preact/signals";
import type { CompiledForm, FormRole } from "../forms/compiled";
import { targets } from "../models/drafts";
import { classes, forms, grants, type Profile, profile, type SchoolClass } from "../models/library";
import { session } from "../models/session";
import { today } from "./clock";
import { ownRecords } from "./own-records";

/** Big buttons: so many where that many forms are for this person, and never fewer than `FEW`. */
const MOST = 6;
const FEW = 4;
const USED = 200;

/** The kinds of work of this person, as their classes, placements and roles say. */
export const ownRoles: ReadonlySignal<ReadonlySet<FormRole>> = computed(() => {
  const roles = session.value?.roles.map(({ role }) => role) ?? [];
  return rolesOf(roles, grants.value, classes.value, profile.value, today.value);
});

/** The open forms this person can write, those of their work first, then those most used. */
export const ownForms: ReadonlySignal<readonly CompiledForm[]> = computed(() => {
  const used = new Map<string, number>();
  for (const { form } of ownRecords.value.slice(0, USED)) {
    used.set(form, (used.get(form) ?? 0) + 1);
  }
  const open = forms.value.filter((form) => !form.closed && targets(form).length > 0);
  return inOrder(open, ownRoles.value, (form) => used.get(form.id) ?? 0);
});

/** The forms of the big buttons on the first page. */
export const homeForms: ReadonlySignal<readonly CompiledForm[]> = computed(() => {
  const ranked = ownForms.value.filter((form) => rankOf(form, ownRoles.value) < Infinity);
  const count = ranked.length === 0 ? MOST : Math.min(MOST, Math.max(FEW, ranked.length));
  return ownForms.value.slice(0, count);
});

/**
 * The kinds of work of a person with these roles, grants and classes: of their own classes' stages,
 * of none a subject teacher; placed today a support teacher; a head a leader.
 */
export function rolesOf(
  held: readonly string[],
  grants: readonly { readonly key: string }[],
  classes: readonly Pick<SchoolClass, "id" | "stage">[],
  profile: Pick<Profile, "placements"> | null,
  day: string,
): ReadonlySet<FormRole> {
  const keys = grants.map(({ key }) => key.split("/"));
  const own = new Set(keys.flatMap(([kind, id = ""]) => (kind === "class" ? [id] : [])));
  const roles = new Set<FormRole>(
    classes
      .filter(({ id }) => own.has(id))
      .map(({ stage }) => (stage === "kindergarten" ? "kindergarten" : "primary")),
  );
  if (profile?.placements.some((each) => runs(each, day))) roles.add("support");
  if (held.includes("head")) roles.add("leader");
  return roles.size > 0 ? roles : new Set(["subject"]);
}

/** The forms by their places for these roles; those without one follow, the most used first. */
export function inOrder(
  forms: readonly CompiledForm[],
  roles: ReadonlySet<FormRole>,
  used: (form: CompiledForm) => number,
): readonly CompiledForm[] {
  const rank = (form: CompiledForm) => Math.min(rankOf(form, roles), LAST);
  return [...forms].sort((a, b) => rank(a) - rank(b) || used(b) - used(a));
}

const LAST = 1000;

/** A form's place among the big buttons of these roles, the first it has; Infinity for none. */
function rankOf({ home }: CompiledForm, roles: ReadonlySet<FormRole>): number {
  return Math.min(...[...roles].map((role) => home?.[role] ?? Infinity));
}

function runs(placement: unknown, day: string): boolean {
  const { from = "", to = "9" } = placement as { readonly from?: string; readonly to?: string };
  return from <= day && day <= to;
}
