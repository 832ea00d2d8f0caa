/** A question asked in place before something that is hard to take back. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../models/language";
import { Button } from "./button";

interface ConfirmProps {
  readonly question: string;
  readonly children?: ComponentChildren;
  readonly yes: string;
  readonly danger?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

export function Confirm({ question, children, yes, danger, onYes, onNo }: ConfirmProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} class="card stack" role="alertdialog" aria-label={question} tabIndex={-1}>
      <p>
        <strong>{question}</strong>
      </p>
      {children}
      <div class="pair">
        <Button onClick={onNo}>{t("no")}</Button>
        <Button kind={danger ? "danger" : "primary"} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </div>
  );
}
