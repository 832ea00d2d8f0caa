/** Which screen an address shows, of those that are not needed to write a first record. */

import { t } from "../models/language";
import { doorPart } from "./door-part";
import { Elsewhere } from "./elsewhere";
import { Forms } from "./forms";
import { Lazy, part } from "./lazy";
import { Main } from "./main";
import { Me } from "./me";
import { Record } from "./record";
import { Records } from "./records";
import type { Route } from "./route";
import { Sync, SyncNow } from "./sync";

/** Teachers' phones never fetch the office's pages. */
const office = part(() => import("./supervisor/office"));
/** Files of unsent work, for rare days. */
const parcel = part(() => import("./parcel/parcel"));
/** What is kept and who reads it. */
const open = part(() => import("./open"));
/** A form to be printed, for days without battery. */
const blank = part(() => import("./blank/blank"));
/** Rows of a list, each a record. */
const batch = part(() => import("./batch/batch"));

export function Pages({ shown }: { readonly shown: Route }) {
  switch (shown.screen) {
    case "forms":
      return (
        <Main tab="home">
          <Forms />
        </Main>
      );
    case "record":
      return <Record key={shown.rid} rid={shown.rid} />;
    case "records":
      return (
        <Main tab="records">
          <Records />
        </Main>
      );
    case "sync":
      return (
        <Main tab="sync" action={<SyncNow />}>
          <Sync />
        </Main>
      );
    case "me":
      return (
        <Main tab="me">
          <Me />
        </Main>
      );
    case "office":
      return (
        <Lazy of={office} title={t("me.office")}>
          {({ Office }) => <Office />}
        </Lazy>
      );
    case "parcel":
      return (
        <Main tab="sync">
          <Lazy of={parcel} title={t("nav.sync")}>
            {({ Parcel }) => <Parcel />}
          </Lazy>
        </Main>
      );
    case "privacy":
    case "reset":
      return (
        <Main tab="me">
          <Lazy of={open}>{({ Open }) => <Open />}</Lazy>
        </Main>
      );
    case "pin":
      return <Lazy of={doorPart}>{({ OwnPin }) => <OwnPin />}</Lazy>;
    case "blank":
      return <Lazy of={blank}>{({ Blank }) => <Blank form={shown.form} />}</Lazy>;
    case "batch":
      return <Lazy of={batch}>{({ Batch }) => <Batch key={shown.form} form={shown.form} />}</Lazy>;
    case "elsewhere":
      return <Elsewhere path={shown.path} />;
    default:
      return null;
  }
}
