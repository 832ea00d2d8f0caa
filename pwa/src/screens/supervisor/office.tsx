/** The office: the pages of heads and supervisors, in their own frame. */

import "../../style/office.css";
import "../../style/office-lists.css";
import "../../style/office-record.css";
import "../../style/office-hand.css";
import "../../style/office-desk.css";
import "../../style/office-print.css";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import "../../forms/all-functions";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { say } from "../../i18n/office";
import { bearer } from "../../models/bearer";
import { type Office as Connection, createOffice } from "../../models/office";
import { answerStore } from "../../models/office-store";
import { session } from "../../models/session";
import { part } from "../lazy";
import { leads } from "../office-link";
import { HeldPage } from "./held";
import { LazyPages } from "./lazy-pages";
import { OfficeFrame } from "./office-frame";
import { type OfficeRoute, officeRoute, recordsHash } from "./office-route";
import { OverviewPage } from "./overview/overview";
import { ParcelsPage } from "./parcels";
import { RecordPage } from "./record";
import { RecordsPage } from "./records";

const forms = part(() => import("./office-forms"));
const inbox = part(() => import("./office-inbox"));
const plans = part(() => import("./office-plans"));
const registers = part(() => import("./office-registers"));

export function Office() {
  const route = useOfficeRoute();
  const person = session.value;
  if (!person) return null;
  const page = leads(person) ? (
    <OfficePages key={person.user} user={person.user} route={route} />
  ) : (
    <NotHere />
  );
  // Paper and a phone's screen are shown as they are.
  if (route.page === "form-blank" || route.page === "form-try") return page;
  return (
    <OfficeFrame person={person} page={route.page}>
      {page}
    </OfficeFrame>
  );
}

interface OfficePagesProps {
  readonly user: string;
  readonly route: OfficeRoute;
}

function OfficePages({ user, route }: OfficePagesProps) {
  const office = useMemo(() => connect(user), [user]);
  const trail = useTrail(route);
  if (route.page === "records") {
    return <RecordsPage office={office} {...route} opened={trail.opened} />;
  }
  if (route.page === "record") {
    return <RecordPage key={route.rid} office={office} rid={route.rid} list={trail.list} />;
  }
  if (route.page === "held") {
    return <HeldPage key={route.list} office={office} list={route.list} />;
  }
  if (route.page === "parcels") return <ParcelsPage />;
  if (route.page === "overview") return <OverviewPage office={office} choice={route} />;
  if (route.page === "inbox") {
    return (
      <LazyPages of={inbox} title={say("nav.inbox")}>
        {({ InboxPage }) => <InboxPage office={office} choice={route} />}
      </LazyPages>
    );
  }
  if (route.page === "plans" || route.page === "plan") {
    return (
      <LazyPages of={plans} title={say("nav.plans")}>
        {({ PlansPages }) => <PlansPages office={office} route={route} />}
      </LazyPages>
    );
  }
  if (route.page === "registers") {
    return (
      <LazyPages of={registers} title={say("nav.registers")}>
        {({ RegistersPages }) => <RegistersPages office={office} route={route} />}
      </LazyPages>
    );
  }
  return (
    <LazyPages of={forms} title={say("nav.forms")}>
      {({ FormsPages }) => <FormsPages office={office} route={route} />}
    </LazyPages>
  );
}

interface Trail {
  /** The list as it was last seen, filters and page included. */
  list: string;
  /** The record opened from it. */
  opened: string | null;
}

/** Where one came from, so that going back finds the same list and the same row. */
function useTrail(route: OfficeRoute): Trail {
  const trail = useRef<Trail>({ list: recordsHash({}), opened: null });
  if (route.page === "records") trail.current.list = recordsHash(route.filters, route.number);
  else trail.current.opened = route.page === "record" ? route.rid : null;
  return trail.current;
}

function NotHere() {
  return (
    <Empty action={<Button href="#/">{say("office.mine")}</Button>}>
      <strong>{say("office.no-access.title")}</strong> {say("office.no-access.text")}
    </Empty>
  );
}

function connect(user: string): Connection {
  return createOffice({
    fetch: (...question) => fetch(...question),
    token: bearer,
    store: answerStore(user),
    now: Date.now,
  });
}

function useOfficeRoute(): OfficeRoute {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    window.addEventListener("hashchange", follow);
    // The address may have changed since the page was drawn.
    follow();
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return useMemo(() => officeRoute(hash), [hash]);
}
