/** The screens that are not needed to write a first record: fetched right after the others. */

import "../style/records.css";
import { openBorrowing } from "../models/borrowing";
import { openFormPictures } from "../models/form-pictures";
import { openOutOfUse } from "../models/out-of-use";
import { openCarrying } from "../models/parcel-carrying";
import { openRecovery } from "../models/recovery";
import { openReviews } from "../models/reviews";
import { openRevoking } from "../models/revoking";
import { openRolesTold } from "../models/roles-told";
import { openRareAnswers } from "./fill/rare-part";
import { openLead } from "./lead-part";

export { editRecord } from "../models/editing";
export { wipeSealed } from "../storage/wiping";
export { Bars } from "./bars";
export { Elsewhere } from "./elsewhere";
export { givenAnswers } from "./fill/given-answers";
export { HomeWeek as ThisWeek } from "./home-week";
export { Drafts, Recent, TermStrip } from "./home-work";
export { Pages } from "./pages";

// A file that this phone carries for somebody goes as soon as there is a line.
openCarrying();
// A phone that goes out of reach has the pictures of its forms by then.
openFormPictures();
// Sign-ins that ended without a network are ended on the server.
openRevoking();
// A PIN that is lost opens nothing; the server's key does.
openRecovery();
// Whoever opens this phone again without a network may do what was told last.
openRolesTold();
// Whoever borrowed this phone has left by now, or leaves later.
openBorrowing();
// What others said of one's records stands beside them.
openReviews();
// What leaders do on a phone is there before they need it.
openLead();
// So are the answers that a form of theirs asks, and few others do.
openRareAnswers();
// A lost phone does as the school says.
openOutOfUse();
