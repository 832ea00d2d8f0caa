/** What every file of unsent work begins with, and how large one may be. */

export const MAGIC = "DAYBOOK";
export const LAYOUT = 1;

/** The server takes no larger file; it is a term of text and photos. */
export const MOST_BYTES = 64 * 1024 * 1024;
