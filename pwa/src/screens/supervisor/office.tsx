/** The office: the pages of heads and supervisors, in their own frame. */

import "../../style/office.css";
import "../../style/office-lists.css";
import "../../style/office-record.css";
import "../../style/office-size.css";
import "../../style/office-print.css";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { say } from "../../i18n/office";
import { bearer } from "../../models/bearer";
import { createOffice, type Office as Connection } from "../../models/office";
import { answerStore } from "../../models/office-store";
import { type Session, session } from "../../models/session";
import { OfficeFrame } from "./office-frame";
import { type OfficeRoute, officeRoute } from "./office-route";
import { HeldPage } from "./held";
import { RecordPage } from "./record";
import { RecordsPage } from "./records";
import { SchoolsPage } from "./schools";

const OFFICE_ROLES: ReadonlySet<string> = new Set(["head", "township", "supervisor"]);

export function Office() {
  const route = useOfficeRoute();
  const person = session.value;
  if (!person) return null;
  return (
    <OfficeFrame person={person} page={route.page}>
      {belongs(person) ? <OfficePages key={person.user} user={person.user} route={route} /> : <NotHere />}
    </OfficeFrame>
  );
}

interface OfficePagesProps {
  readonly user: string;
  readonly route: OfficeRoute;
}

function OfficePages({ user, route }: OfficePagesProps) {
  const office = useMemo(() => connect(user), [user]);
  if (route.page === "records") return <RecordsPage office={office} {...route} />;
  if (route.page === "record") return <RecordPage key={route.rid} office={office} rid={route.rid} />;
  if (route.page === "held") return <HeldPage office={office} />;
  return <SchoolsPage office={office} state={route.state} />;
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

function belongs(person: Session): boolean {
  return person.roles.some(({ role }) => OFFICE_ROLES.has(role));
}

function useOfficeRoute(): OfficeRoute {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return useMemo(() => officeRoute(hash), [hash]);
}
