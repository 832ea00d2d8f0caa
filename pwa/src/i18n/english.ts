/** All English that a teacher's phone can show: one file, kept by those who read it. */

import { keepPart } from "../models/kept-part";
import { adoptEn } from "./adopt-en";
import { answerEn } from "./answer-en";
import { batchEn } from "./batch-en";
import { blankEn } from "./blank-en";
import { doorEn } from "./door-en";
import { en } from "./en";
import { leadEn } from "./lead-en";
import { ownEn } from "./own-en";
import { parcelEn } from "./parcel-en";
import { pinEn } from "./pin-en";
import { planEn } from "./plan-en";
import { privacyEn } from "./privacy-en";
import { rareEn } from "./rare-en";
import { recordEn } from "./record-en";
import { talkEn } from "./talk-en";

export const english = {
  page: en,
  adopt: adoptEn,
  answer: answerEn,
  batch: batchEn,
  blank: blankEn,
  door: doorEn,
  lead: leadEn,
  parcel: parcelEn,
  pin: pinEn,
  plan: planEn,
  privacy: privacyEn,
  rare: rareEn,
  record: { ...recordEn, ...ownEn },
  talk: talkEn,
};

export type English = typeof english;

void keepPart(import.meta.url);
