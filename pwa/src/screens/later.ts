/** The screens that are not needed to write a first record: fetched right after the others. */

export { Me } from "./me";
export { Record } from "./record";
export { Records } from "./records";
export { Sync, SyncNow } from "./sync";
