/** How long what is said of a record may be. */

/** Most characters; the server takes no more. */
export const LONGEST = 500;
