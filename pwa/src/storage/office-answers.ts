/** Names the database of the office's kept answers, so that signing out can remove it. */

export const OFFICE_DATABASE = "daybook-office";

/** Removes what the office pages kept, whoever's it was. */
export function removeOfficeAnswers(): void {
  indexedDB.deleteDatabase(OFFICE_DATABASE);
}
