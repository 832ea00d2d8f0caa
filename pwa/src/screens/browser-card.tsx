/** A picture card for those inside a chat app, whose browser may clear what they write. */

import "../style/browser.css";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/button";
import { point } from "../i18n/browser";
import { t } from "../models/language";
import { inAppBrowser, stayHere } from "./in-app";

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
    stayHere();
    onStay();
  };
  return (
    <main class="page stack-loose browser-card">
      <Pointer />
      <h1>{point("title")}</h1>
      <ol class="steps">
        <li>{point("one")}</li>
        <li>{point("two")}</li>
      </ol>
      <p>{point("why", { app: point(app) })}</p>
      <div class="stack-tight" role="status">
        {navigator.clipboard && (
          <Button wide icon="copy" onClick={() => void copy()}>
            {point("copy")}
          </Button>
        )}
        {copied && <p class="centred">{point("copied")}</p>}
        <Button kind="quiet" onClick={stay}>
          {point("stay")}
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
