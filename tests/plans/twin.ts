/** The page's half of counting targets, for `bundle.mjs`. */

export { progressOf } from "../../pwa/src/plans/targets/progress";
export { summary } from "../../pwa/src/plans/targets/summary";
