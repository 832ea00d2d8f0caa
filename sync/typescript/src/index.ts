/** The Daybook sync protocol, phone half: plain values and rules, no packages and no browser. */

export * from "./cursor.ts";
export * from "./errors.ts";
export * from "./ids.ts";
export * from "./merge.ts";
export * from "./messages.ts";
export * from "./mutation.ts";
export * from "./values.ts";
export * from "./version.ts";
