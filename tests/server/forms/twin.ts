/** The page's half of the rules with every function, for `twin.mjs`. */

import "../../../pwa/src/forms/all-functions";

export { Evaluation } from "../../../pwa/src/forms/evaluation";
export * from "../../../pwa/src/forms/rules";
export { toText } from "../../../pwa/src/forms/values";
