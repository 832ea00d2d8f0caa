/** The addresses of the inbox: which of its lists, of which school, which page. */

import { INBOX_LISTS, type InboxList } from "../../../models/office-inbox";

export interface InboxChoice {
  /** Null shows the first of each list that has something. */
  readonly list: InboxList | null;
  readonly school: string | null;
  readonly number: number;
}

export interface InboxRoute extends InboxChoice {
  readonly page: "inbox";
}

export const INBOX = "#/office/inbox";

/** Reads the parts of an address after `#/office/`; null when it is not the inbox. */
export function inboxRoute([page]: readonly string[], search: URLSearchParams): InboxRoute | null {
  if (page !== "inbox") return null;
  const list = INBOX_LISTS.find((each) => each === search.get("list")) ?? null;
  const number = Number(search.get("page"));
  return {
    page,
    list,
    school: search.get("school"),
    number: Number.isInteger(number) && number > 1 ? number : 1,
  };
}

export function inboxHash({ list, school, number }: InboxChoice): string {
  const search = new URLSearchParams();
  if (list !== null) search.set("list", list);
  if (school !== null) search.set("school", school);
  if (number > 1) search.set("page", String(number));
  const query = search.toString();
  return query === "" ? INBOX : `${INBOX}?${query}`;
}
