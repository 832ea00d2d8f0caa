/** What was said of a record, and what this reader may say: seen, a comment, a return, thanks. */

import "../../../style/office-inbox.css";
import { Icon, type IconName } from "../../../components/icon";
import { say } from "../../../i18n/inbox";
import { localized } from "../../../i18n/office";
import { momentWords } from "../../../i18n/office-time";
import type { Office } from "../../../models/office";
import {
  type ReviewRow,
  type ReviewsAnswer,
  reviewsPath,
  type Verb,
} from "../../../models/office-inbox";
import type { RecordAnswer, Words } from "../../../models/office-shapes";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { Part } from "./part";
import { questionsOf } from "./questions";
import { Verbs } from "./verbs";

interface ConversationProps {
  readonly office: Office;
  readonly record: RecordAnswer;
}

export function Conversation({ office, record }: ConversationProps) {
  const view = useView<ReviewsAnswer>(office, null, reviewsPath(record.rid));
  const questions = questionsOf(record);
  return (
    <section class="card stack" aria-labelledby="record-talk">
      <h2 id="record-talk">{say("talk.title")}</h2>
      <Viewed view={view} skeleton={<SkeletonRows rows={2} />}>
        {({ items, may }) => (
          <div class="stack">
            {items.length === 0 && <p class="soft">{say("talk.none")}</p>}
            {items.length > 0 && (
              <ol class="office-history">
                {items.map((review) => (
                  <Review key={review.rid} review={review} all={items} questions={questions} />
                ))}
              </ol>
            )}
            <Verbs
              office={office}
              rid={record.rid}
              may={may}
              questions={questions}
              seen={items.some((one) => one.do === "seen")}
              onSaid={() => void view.reload()}
            />
            <Part
              office={office}
              rid={record.rid}
              school={record.school.id}
              onSaved={() => void view.reload()}
            />
          </div>
        )}
      </Viewed>
    </section>
  );
}

const ICONS: Readonly<Record<Verb, IconName>> = {
  seen: "check",
  comment: "chat",
  return: "back",
  thanks: "star",
  answer: "plus",
};

interface ReviewProps {
  readonly review: ReviewRow;
  readonly all: readonly ReviewRow[];
  readonly questions: ReadonlyMap<string, Words>;
}

function Review({ review, all, questions }: ReviewProps) {
  const asked = (review.on ?? []).map((name) => localized(questions.get(name)) || name);
  const waits = review.do === "return" && !all.some(({ to }) => to === review.rid);
  return (
    <li>
      <Icon name={ICONS[review.do]} size="small" />
      <div class="stack-tight">
        <p>
          <strong>{review.by.name}</strong> {say(`talk.${review.do}`)}
          <span class="row-detail">{momentWords(review.at)}</span>
        </p>
        {asked.length > 0 && <p>{say("talk.on", { questions: asked.join(say("talk.join")) })}</p>}
        {review.text && <p class="prose">{review.text}</p>}
        {waits && <p class="row-detail">{say("talk.open")}</p>}
        {review.do === "thanks" && <p class="row-detail">{say("talk.thanks-private")}</p>}
      </div>
    </li>
  );
}
