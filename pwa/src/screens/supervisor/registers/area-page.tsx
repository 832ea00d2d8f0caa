/** The frame of a register's page: the way back, whose it is, what it is, and what was just done. */

import type { ComponentChildren } from "preact";
import { Icon } from "../../../components/icon";
import { Notice } from "../../../components/notice";
import { PageHead } from "../page-head";
import "../../../style/registers.css";

interface AreaPageProps {
  readonly back: { readonly href: string; readonly words: string };
  readonly title: string;
  /** The school on paper, where there is no way back to show it. */
  readonly whose?: string;
  /** One sentence: what is here and what it is for. */
  readonly lead?: string;
  /** What was done a moment ago, as a sentence. */
  readonly said?: string;
  readonly print?: boolean;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function AreaPage(props: AreaPageProps) {
  const { back, title, whose, lead, said, print, actions, children } = props;
  return (
    <>
      <a class="office-back" href={back.href}>
        <Icon name="back" size="small" />
        {back.words}
      </a>
      {whose && <p class="register-whose">{whose}</p>}
      <PageHead title={title} print={print ?? false}>
        {actions}
      </PageHead>
      <div class="stack">
        {lead && <p class="office-lead">{lead}</p>}
        {said && (
          <Notice tone="good" live="status">
            {said}
          </Notice>
        )}
        {children}
      </div>
    </>
  );
}
