/** The number of the protocol; it changes whenever the wire-relevant vectors change. */

/** What this half speaks. */
export const PROTOCOL = 1;

/** The oldest protocol whose phones may still pull; pushes of every version are accepted. */
export const OLDEST = 1;
