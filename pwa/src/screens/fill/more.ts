/** What a first form seldom needs: fetched right after the page, and kept with it. */

import "../../style/answers.css";

export { Correcting } from "./correcting";
export { CopyLast, Discard } from "./draft-choices";
export { finishEdit } from "./finish-edit";
export { FormPicture } from "./form-picture";
export { MoreAnswer } from "./more-answer";
export { OwnPhrases } from "./own-phrases";
export { ReadAnswer } from "./read-answer";
export { Repeat } from "./repeat";
export { Rubric } from "./rubric";
export { Saved } from "./saved";
