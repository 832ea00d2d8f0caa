/** The way through a list of several pages. */

import { Icon } from "../../components/icon";
import { say } from "../../i18n/office";

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}

export function Pager({ page, pages, href }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <nav class="office-pager" aria-label={say("records.pages")}>
      {page > 1 ? (
        <a class="button" href={href(page - 1)} rel="prev">
          <Icon name="back" />
          <span>{say("records.previous")}</span>
        </a>
      ) : (
        <span />
      )}
      <span>{say("records.page", { page, pages })}</span>
      {page < pages ? (
        <a class="button" href={href(page + 1)} rel="next">
          <span>{say("records.next")}</span>
          <Icon name="forward" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
