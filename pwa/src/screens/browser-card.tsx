/** A picture card for those inside a chat app, whose browser may clear what they write. */

import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/button";
import { t } from "../models/language";
import { visitNotes } from "../storage/notes";

const MET = "daybook-in-app-met";

export type InAppBrowser = "wechat" | "qq" | "dingtalk";

/** The chat app a page is shown in, or null in a browser of its own. */
export function inAppBrowser(agent: string): InAppBrowser | null {
  if (/MicroMessenger/i.test(agent)) return "wechat";
  if (/DingTalk/i.test(agent)) return "dingtalk";
  // QQ's own browser says MQQBrowser; the chat app adds QQ/ and a number.
  return /\sQQ\/[\d.]+/i.test(agent) ? "qq" : null;
}

/** Whether the card is due: inside a chat app, and not put aside since the page was opened. */
export function browserCardDue(): boolean {
  return inAppBrowser(navigator.userAgent) !== null && visitNotes.getItem(MET) === null;
}

export function BrowserCard({ onStay }: { readonly onStay: () => void }) {
  const [copied, setCopied] = useState(false);
  const app = inAppBrowser(navigator.userAgent) ?? "wechat";
  useEffect(() => {
    document.title = t("app.name");
  }, []);
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
  };
  const stay = () => {
    visitNotes.setItem(MET, "1");
    onStay();
  };
  return (
    <main class="page stack-loose browser-card">
      <Pointer />
      <h1>{t("browser.title")}</h1>
      <ol class="steps">
        <li>{t("browser.one")}</li>
        <li>{t("browser.two")}</li>
      </ol>
      <p>{t("browser.why", { app: t(`browser.${app}`) })}</p>
      <div class="stack-tight" role="status">
        {navigator.clipboard && (
          <Button wide icon="copy" onClick={() => void copy()}>
            {t("browser.copy")}
          </Button>
        )}
        {copied && <p class="centred">{t("browser.copied")}</p>}
        <Button kind="quiet" onClick={stay}>
          {t("browser.stay")}
        </Button>
      </div>
    </main>
  );
}

/** An arrow to the menu in the corner, and the phone's frame round it. */
function Pointer() {
  return (
    <svg class="pointer" viewBox="0 0 320 132" aria-hidden="true">
      <path class="pointer-phone" d="M40 130V20a14 14 0 0 1 14-14h212a14 14 0 0 1 14 14v110" />
      <path class="pointer-line" d="M40 44h240" />
      <path class="pointer-dots" d="M246 25v.1M256 25v.1M266 25v.1" />
      <path class="pointer-arrow" d="M140 112c52 0 96-16 110-56M250 56l-13 11M250 56l6 16" />
    </svg>
  );
}
