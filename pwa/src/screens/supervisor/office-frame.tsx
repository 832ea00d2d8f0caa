/** The frame round the office's pages: where one is, whose office it is, and the way elsewhere. */

import type { ComponentChildren } from "preact";
import { Drawing } from "../../components/drawing";
import { Icon, type IconName } from "../../components/icon";
import { say } from "../../i18n/office";
import type { OfficeKey } from "../../i18n/office-zh";
import { language, setLanguage, t } from "../../models/language";
import type { Session } from "../../models/session";
import { leads } from "../office-link";
import { INBOX } from "./inbox/inbox-route";
import type { OfficeRoute } from "./office-route";
import { PLANS } from "./plans/plans-route";
import { REGISTERS } from "./registers/registers-route";

const GLOBE =
  "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17";

interface OfficeFrameProps {
  readonly person: Session;
  readonly page: OfficeRoute["page"];
  readonly children: ComponentChildren;
}

export function OfficeFrame({ person, page, children }: OfficeFrameProps) {
  return (
    <div class="office">
      <button type="button" class="office-skip" onClick={skip}>
        {say("office.skip")}
      </button>
      <header class="office-side">
        <p class="office-brand">{serverName(person)}</p>
        {leads(person) && <OfficeNav person={person} page={page} />}
        <PersonLinks person={person} />
      </header>
      <main id="office-main" class="office-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

interface Place {
  readonly href: string;
  readonly icon: IconName;
  readonly word: OfficeKey;
  readonly pages: readonly OfficeRoute["page"][];
  /** The roles that find something there; all when left out. */
  readonly roles?: RegExp;
  /** In a hand it is reached from another page: a narrow bar holds six. */
  readonly desk?: boolean;
}

const OFFICES = /^(head|township|supervisor|admin)$/;
const READERS = /^(head|township|supervisor|admin|captain|trainer)$/;
const REVIEWERS = /^(head|township|supervisor|captain)$/;
const FORMS = /^(head|township|supervisor|admin|trainer)$/;

const PLACES: readonly Place[] = [
  { href: "#/office", icon: "home", word: "nav.overview", pages: ["overview"] },
  { href: INBOX, icon: "chat", word: "nav.inbox", pages: ["inbox"], roles: REVIEWERS },
  { href: PLANS, icon: "flag", word: "nav.plans", pages: ["plans", "plan"] },
  {
    href: "#/office/records",
    icon: "records",
    word: "nav.records",
    pages: ["records", "record"],
    roles: READERS,
  },
  {
    href: "#/office/forms",
    icon: "note",
    word: "nav.forms",
    pages: ["forms", "form", "form-upload"],
    roles: FORMS,
  },
  { href: REGISTERS, icon: "people", word: "nav.registers", pages: ["registers"], roles: OFFICES },
  {
    href: "#/office/held",
    icon: "clock",
    word: "nav.held",
    pages: ["held"],
    roles: OFFICES,
    desk: true,
  },
  { href: "#/office/parcels", icon: "upload", word: "nav.parcels", pages: ["parcels"], desk: true },
];

function OfficeNav({ person, page }: Omit<OfficeFrameProps, "children">) {
  const places = PLACES.filter(
    ({ roles }) => roles === undefined || person.roles.some(({ role }) => roles.test(role)),
  );
  return (
    <nav class="office-nav" aria-label={say("office.nav")}>
      {places.map(({ href, icon, word, pages, desk }) => (
        <a
          key={href}
          href={href}
          class={desk ? "office-nav-desk" : undefined}
          aria-current={pages.includes(page) ? "page" : undefined}
        >
          <Icon name={icon} />
          <span>{say(word)}</span>
        </a>
      ))}
    </nav>
  );
}

function PersonLinks({ person }: { readonly person: Session }) {
  const other = language.value === "zh" ? "en" : "zh";
  return (
    <div class="office-person">
      <a href="#/">
        <Icon name="book" />
        <span>{say("office.mine")}</span>
      </a>
      <button type="button" lang={other} onClick={() => void setLanguage(other)}>
        <Drawing d={GLOBE} />
        <span>{say("office.language")}</span>
      </button>
      <a href="#/me">
        <Icon name="me" />
        <span>{person.name}</span>
      </a>
    </div>
  );
}

/** The name of the place that runs the server; the program's own, in either language, without one. */
function serverName({ server }: Session): string {
  return server.name === "Daybook" ? t("app.name") : server.name;
}

/** A button: the address already says which page is shown, so no link can jump inside it. */
function skip(): void {
  document.getElementById("office-main")?.focus();
}
