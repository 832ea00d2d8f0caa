/** Me: who I am here, how I like to read, what is on this phone, and the way out. */

import { useState } from "preact/hooks";
import { Button } from "../components/button";
import { Card, Section } from "../components/card";
import { Chips } from "../components/chips";
import { FieldBox } from "../components/field-box";
import { Head } from "../components/head";
import { List, Row } from "../components/list";
import { SyncLine } from "../components/sync-line";
import type { OwnKey } from "../i18n/own-zh";
import { tell } from "../i18n/record";
import { applyUpdate, PAGE_VERSION, updateReady } from "../models/app-update";
import { type Language, language, setLanguage, t } from "../models/language";
import { profile } from "../models/library";
import { borrowed, session } from "../models/session";
import { status } from "../models/sync-status";
import { nameOf } from "./answer-words";
import { rightNow, today } from "./clock";
import { LockRows } from "./lock-rows";
import { leads } from "./office-link";
import { ParcelRow } from "./parcel/parcel-row";
import { SharingRows } from "./sharing-rows";
import { SignOut } from "./sign-out";
import { StorageRow } from "./storage-row";
import { setTextSize, type TextSize, textSize, textSizes } from "./text-size";

export function Me() {
  return (
    <>
      <Head title={tell("me.title")}>
        <SyncLine status={status.value} now={rightNow.value} />
      </Head>
      <main class="page stack-loose">
        <Person />
        {leads(session.value) && (
          <List>
            <Row
              icon="school"
              title={t("me.office")}
              detail={tell("me.office.words")}
              href="#/office"
            />
          </List>
        )}
        <LanguageChoice />
        <SizeChoice />
        {!borrowed.value && <LockRows />}
        <Section title={tell("sync.storage")}>
          <StorageRow />
        </Section>
        <List>
          <Row
            icon="book"
            title={tell("me.privacy")}
            detail={tell("me.privacy.words")}
            href="#/privacy"
          />
        </List>
        <ParcelRow />
        <Version />
        <SharingRows />
        <SignOut />
      </main>
    </>
  );
}

const roleWords: { readonly [role: string]: OwnKey } = {
  teacher: "role.teacher",
  head: "role.head",
  township: "role.township",
  supervisor: "role.supervisor",
  admin: "role.admin",
};

function Person() {
  const person = session.value;
  const own = profile.value;
  const school = own?.home_school ? nameOf("places", own.home_school) : "";
  const host = hostOf(own?.placements ?? [], today.value);
  const placed = host ? tell("me.placed", { school: nameOf("places", host) }) : "";
  const roles = [...new Set((person?.roles ?? []).map(({ role }) => role))].flatMap((role) => {
    const key = roleWords[role];
    return key ? [tell(key)] : [];
  });
  return (
    <Card>
      <p class="large">
        <strong>{own?.name ?? person?.name}</strong>
      </p>
      <p class="soft">{[school, placed, ...roles].filter((each) => each !== "").join(" · ")}</p>
      {own && (
        <p class="small soft">
          {tell("me.login")} {own.login}
        </p>
      )}
    </Card>
  );
}

/** The school a person is placed at on `day`, or null. */
function hostOf(placements: readonly unknown[], day: string): string | null {
  const all = placements as readonly { host?: string; from?: string; to?: string }[];
  const now = all.find(({ from = "", to = "9999" }) => from <= day && day <= to);
  return now?.host ?? null;
}

function LanguageChoice() {
  const [fetched, setFetched] = useState(true);
  return (
    <FieldBox id="me-language" label={tell("me.language")} group>
      <Chips
        id="me-language"
        options={[
          { value: "zh", label: "中文" },
          { value: "en", label: "English" },
        ]}
        chosen={[language.value]}
        onChange={([chosen]) => chosen && void setLanguage(chosen as Language).then(setFetched)}
      />
      {!fetched && <p role="alert">{tell("me.language.none")}</p>}
    </FieldBox>
  );
}

function SizeChoice() {
  return (
    <FieldBox id="me-text" label={tell("me.text")} group>
      <Chips
        id="me-text"
        options={textSizes.map((size) => ({ value: size, label: tell(`me.text.${size}`) }))}
        chosen={[textSize.value]}
        onChange={([chosen]) => chosen && setTextSize(chosen as TextSize)}
      />
      <p class="field-hint">{tell("me.text.sample")}</p>
    </FieldBox>
  );
}

function Version() {
  return (
    <div class="spread">
      <p class="soft">
        {tell("me.version")} {PAGE_VERSION}
      </p>
      {updateReady.value ? (
        <Button onClick={applyUpdate}>{tell("me.update")}</Button>
      ) : (
        <p class="soft">{tell("me.update.none")}</p>
      )}
    </div>
  );
}
