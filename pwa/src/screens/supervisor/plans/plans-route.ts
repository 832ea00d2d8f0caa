/** The addresses of plans: their list, a new one, one of them, and the records behind a number. */

/** The list of plans, of one school or of all; or making one, anew or like another. */
export interface PlansRoute {
  readonly page: "plans";
  readonly school: string | null;
  readonly making: boolean;
  /** The plan that the new one is to be like. */
  readonly like: string | null;
}

/** A number of a plan: the target of a measure, and of which of its subjects. */
export interface LineAddress {
  readonly measure: string;
  readonly target: string;
  /** Kind and id of the subject, with a full stop between. */
  readonly subject: string;
}

export interface PlanRoute {
  readonly page: "plan";
  readonly plan: string;
  readonly editing: boolean;
  /** The number whose records are shown; null for the whole plan. */
  readonly line: LineAddress | null;
  readonly number: number;
}

export const PLANS = "#/office/plans";

/** Reads the parts of an address after `#/office/`; null when it is of no plan. */
export function plansRoute(
  parts: readonly string[],
  search: URLSearchParams,
): PlansRoute | PlanRoute | null {
  const [page, first, second, measure, target, subject] = parts;
  if (page === "plans") {
    const making = first === "new";
    return { page, school: search.get("school"), making, like: search.get("like") };
  }
  if (page !== "plan" || !first) return null;
  const whole = second === "line" && measure && target && subject;
  const number = Number(search.get("page"));
  return {
    page,
    plan: first,
    editing: second === "edit",
    line: whole ? { measure, target, subject } : null,
    number: Number.isInteger(number) && number > 1 ? number : 1,
  };
}

/** Ids are base64url text or words of the template: nothing in them needs escaping. */
export function planHash(plan: string): string {
  return `#/office/plan/${plan}`;
}

export function editPlanHash(plan: string): string {
  return `${planHash(plan)}/edit`;
}

export function newPlanHash(like: string | null): string {
  return like === null ? `${PLANS}/new` : `${PLANS}/new?like=${like}`;
}

export function lineHash(plan: string, line: LineAddress, number = 1): string {
  const path = [planHash(plan), "line", line.measure, line.target, line.subject].join("/");
  return number > 1 ? `${path}?page=${number}` : path;
}
