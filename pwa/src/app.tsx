/** The frame round every screen, and which screen an address shows. */

import "./style/tokens.css";
import "./style/base.css";
import "./style/components.css";
import "./style/notices.css";
import "./style/fields.css";
import "./style/frame.css";
import "./style/screens.css";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { TABS } from "./components/nav";
import { t } from "./models/language";
import { type Asked, asked, lost, type Session, session } from "./models/session";
import { startClock } from "./screens/clock";
import { Lock } from "./screens/door/lock";
import { doorPart } from "./screens/door-part";
import { Fill } from "./screens/fill/fill";
import { more } from "./screens/fill/more-part";
import { Home } from "./screens/home";
import { browserCardDue } from "./screens/in-app";
import { Join } from "./screens/join";
import { later, lineIsFree, useLater } from "./screens/later-part";
import { Lazy, NotHere, part, usePart } from "./screens/lazy";
import { Main } from "./screens/main";
import { landsInOffice } from "./screens/office-link";
import { arrive, followAddress, go, lastPosition, type Route, route } from "./screens/route";
import { SignIn } from "./screens/sign-in";
import { openTextSize } from "./screens/text-size";

const card = part(() => import("./screens/browser-card"));
/** What is kept and who reads it, and a new password: for those who have not come in. */
const open = part(() => import("./screens/open"));

openTextSize();
startClock();
followAddress();

export function App() {
  const [carded, setCarded] = useState(browserCardDue);
  const person = session.value;
  const question = asked.value;
  const shown = route.value;
  const pages = useLater();
  const free = lineIsFree.value;
  useLayoutEffect(() => scrollTo(0, lastPosition()), [shown]);
  useEffect(() => {
    if (person && location.hash.length < 3 && landsInOffice(person)) go("#/office", true);
  }, [person]);
  // What may be looked at next comes in while the person reads this.
  useEffect(() => void (free && more.load().catch(() => undefined)), [free]);
  if (carded) return <Card onStay={() => setCarded(false)} />;
  if (person === undefined) return <Opening />;
  return (
    <div class="frame">
      <aside aria-label={t("bar.label")}>
        {serverOf(person, question)?.demo && <p class="ribbon">{t("app.demo")}</p>}
        {pages && pages !== "failed" && <pages.Bars />}
      </aside>
      {question ? <Pin question={question} shown={shown} /> : <Inside shown={shown} />}
    </div>
  );
}

function serverOf(person: Session | null, question: Asked | null) {
  return question?.newcomer?.signedIn.server ?? question?.entry?.server ?? person?.server;
}

interface ShownProps {
  readonly shown: Route;
}

function Inside({ shown }: ShownProps) {
  return session.value ? <Screen shown={shown} /> : <Outside shown={shown} />;
}

/** Nothing of anybody's is shown before the PIN; a slip of paper still lets somebody else join. */
function Pin({ question, shown }: ShownProps & { readonly question: Asked }) {
  const { entry, newcomer } = question;
  // Whoever comes back goes on with the draft that was in hand.
  useEffect(arrive, []);
  if (newcomer === null && shown.screen === "join" && shown.code !== "") {
    return <Outside shown={shown} />;
  }
  if (entry !== null && !lost.value) return <Lock entry={entry} />;
  return <Lazy of={doorPart}>{({ NoPin }) => <NoPin question={question} />}</Lazy>;
}

/** Only chat apps need the card. */
function Card({ onStay }: { readonly onStay: () => void }) {
  const here = usePart(card);
  useEffect(() => {
    if (here === "failed") onStay();
  }, [here]);
  if (here === null || here === "failed") return <Opening />;
  return <here.BrowserCard onStay={onStay} />;
}

function Opening() {
  return (
    <p class="visually-hidden" role="status">
      {t("app.opening")}
    </p>
  );
}

/** What somebody who is not signed in may see. */
function Outside({ shown }: ShownProps) {
  if (shown.screen === "sign-in") return <SignIn />;
  if (shown.screen === "privacy" || shown.screen === "reset") return <OpenPage />;
  return <Join code={shown.screen === "join" ? shown.code : ""} />;
}

function Screen({ shown }: ShownProps) {
  switch (shown.screen) {
    case "home":
      return (
        <Main tab="home">
          <Home />
        </Main>
      );
    case "fill":
      return <Fill key={JSON.stringify(shown)} form={shown.form} from={shown.from} />;
    case "join":
      return <Join code={shown.code} />;
    case "sign-in":
      return <SignIn />;
    default:
      return <Later shown={shown} />;
  }
}

function OpenPage() {
  return <Lazy of={open}>{({ Open }) => <Open />}</Lazy>;
}

/** A screen of the second part. */
function Later({ shown }: ShownProps) {
  const pages = usePart(later);
  if (pages !== null && pages !== "failed") return <pages.Pages shown={shown} />;
  const tab = TABS.find((each) => each === shown.screen);
  return (
    <Main tab={tab ?? null}>
      <NotHere title={tab ? t(`nav.${tab}`) : ""} failed={pages === "failed"} />
    </Main>
  );
}
