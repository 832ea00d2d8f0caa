/** What stands round the door, and is not needed once somebody has come in. */

export { Aside } from "./aside";
export { NoPin } from "./no-pin";
export { OwnPin } from "./own-pin";
