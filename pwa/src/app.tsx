/** The frame round every screen, and which screen an address shows. */

import "./style/tokens.css";
import "./style/base.css";
import "./style/components.css";
import "./style/fields.css";
import "./style/frame.css";
import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Button } from "./components/button";
import { Empty } from "./components/empty";
import { Head } from "./components/head";
import { Nav, type Tab } from "./components/nav";
import { t } from "./models/language";
import { session } from "./models/session";
import { status } from "./models/sync-status";
import { Bars } from "./screens/bars";
import { BrowserCard, browserCardDue } from "./screens/browser-card";
import { startClock } from "./screens/clock";
import { Fill } from "./screens/fill/fill";
import { Home } from "./screens/home";
import { Join } from "./screens/join";
import { Me } from "./screens/me";
import { landsInOffice } from "./screens/office-link";
import { Record } from "./screens/record";
import { Records } from "./screens/records";
import { followAddress, go, lastPosition, type Route, route } from "./screens/route";
import { SignIn } from "./screens/sign-in";
import { Sync, SyncNow } from "./screens/sync";
import { openTextSize } from "./screens/text-size";

openTextSize();
startClock();
followAddress();

export function App() {
  const [card, setCard] = useState(browserCardDue);
  const person = session.value;
  const shown = route.value;
  useLayoutEffect(() => scrollTo(0, lastPosition()), [shown]);
  useEffect(() => {
    if (person && location.hash.length < 3 && landsInOffice(person)) go("#/office", true);
  }, [person]);
  if (card) return <BrowserCard onStay={() => setCard(false)} />;
  if (person === undefined) return <Opening />;
  return (
    <div class="frame">
      <Bars />
      {person ? <Screen shown={shown} /> : <Outside shown={shown} />}
    </div>
  );
}

function Opening() {
  return (
    <p class="visually-hidden" role="status">
      {t("app.opening")}
    </p>
  );
}

/** What somebody who is not signed in may see. */
function Outside({ shown }: { readonly shown: Route }) {
  if (shown.screen === "sign-in") return <SignIn />;
  return <Join code={shown.screen === "join" ? shown.code : ""} />;
}

function Screen({ shown }: { readonly shown: Route }) {
  switch (shown.screen) {
    case "home":
      return (
        <Main tab="home">
          <Home />
        </Main>
      );
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
    case "fill":
      return <Fill key={JSON.stringify(shown)} form={shown.form} from={shown.from} />;
    case "record":
      return <Record key={shown.rid} rid={shown.rid} />;
    case "join":
      return <Join code={shown.code} />;
    case "sign-in":
      return <SignIn />;
    case "office":
      return <Office />;
    case "lost":
      return (
        <Main tab={null}>
          <Lost />
        </Main>
      );
  }
}

interface MainProps {
  readonly tab: Tab | null;
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A screen with the main menu under it. */
function Main({ tab, action, children }: MainProps) {
  const { waiting, attention } = status.value;
  return (
    <>
      {children}
      <Nav tab={tab} waiting={waiting + attention} action={action} />
    </>
  );
}

function Lost() {
  return (
    <>
      <Head title={t("lost.title")} />
      <main class="page">
        <Empty action={<Button href="#/">{t("lost.home")}</Button>}>{t("lost.words")}</Empty>
      </main>
    </>
  );
}

/** The office pages are a part of their own: teachers' phones never fetch them. */
function Office() {
  const [Pages, setPages] = useState<ComponentType | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import("./screens/supervisor/office").then(
      (office) => setPages(() => office.Office),
      () => setFailed(true),
    );
  }, []);
  if (Pages) return <Pages />;
  return (
    <>
      <Head title={t("me.office")} back="#/" />
      <main class="page">
        {failed && (
          <Empty action={<Button onClick={() => location.reload()}>{t("bar.reload.now")}</Button>}>
            {t("error.offline")}
          </Empty>
        )}
      </main>
    </>
  );
}
