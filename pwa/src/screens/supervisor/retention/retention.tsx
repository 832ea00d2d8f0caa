/** How long each kind of content is kept, and what would go if it were applied today. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Section } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { Notice } from "../../../components/notice";
import { say } from "../../../i18n/children";
import { localized } from "../../../i18n/office";
import { dayWords } from "../../../i18n/office-time";
import { word } from "../../../i18n/registers";
import {
  DRY_RUN,
  type DryRunAnswer,
  keepRetention,
  RETENTION,
  type RetentionAnswer,
  type RetentionRule,
} from "../../../models/office-children";
import { ActForm } from "../registers/act-form";
import { TextField } from "../registers/fields";
import { mayChangeWide, type Standpoint } from "../registers/standpoint";
import { WideArea } from "../registers/wide-area";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { lengthWords, ruleWords } from "./rule-words";

export function RetentionPage({ at }: { readonly at: Standpoint }) {
  const view = useView<RetentionAnswer>(at.office, null, RETENTION);
  const dryRun = useView<DryRunAnswer>(at.office, null, DRY_RUN);
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState("");
  const may = mayChangeWide("retention", at);
  return (
    <WideArea title={word("door.retention")} lead={say("retention.lead")} said={said} print>
      <Viewed view={view} skeleton={<SkeletonRows rows={5} />}>
        {({ items }) =>
          changing ? (
            <RetentionForm
              at={at}
              rules={items}
              close={() => setChanging(false)}
              onDone={() => {
                setChanging(false);
                setSaid(say("retention.saved"));
                void view.reload();
                void dryRun.reload();
              }}
            />
          ) : (
            <Rules rules={items} onChange={may ? () => setChanging(true) : null} />
          )
        }
      </Viewed>
      <Section title={say("retention.dry-run")}>
        <p class="soft">{say("retention.dry-run-words")}</p>
        <Viewed view={dryRun} skeleton={<SkeletonRows rows={3} />}>
          {(answer) => <WouldGo answer={answer} />}
        </Viewed>
      </Section>
    </WideArea>
  );
}

interface RulesProps {
  readonly rules: readonly RetentionRule[];
  readonly onChange: (() => void) | null;
}

function Rules({ rules, onChange }: RulesProps) {
  return (
    <div class="stack-tight">
      <div class="card">
        <dl class="pairs">
          {rules.map(({ rule, days }) => (
            <Rule key={rule} rule={rule} days={days} />
          ))}
        </dl>
      </div>
      {onChange && (
        <div class="act-buttons">
          <Button icon="edit" onClick={onChange}>
            {word("act.edit")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Rule({ rule, days }: RetentionRule) {
  return (
    <>
      <dt>{ruleWords(rule)}</dt>
      <dd>{lengthWords(days)}</dd>
    </>
  );
}

interface RetentionFormProps {
  readonly at: Standpoint;
  readonly rules: readonly RetentionRule[];
  readonly close: () => void;
  readonly onDone: () => void;
}

function RetentionForm({ at, rules, close, onDone }: RetentionFormProps) {
  const [written, setWritten] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(rules.map(({ rule, days }) => [rule, String(days)])),
  );
  const wrong = rules.filter(({ rule }) => !/^[1-9]\d{0,4}$/.test(written[rule] ?? ""));
  const told = rules.map(({ rule }) => ({ rule, days: Number(written[rule]) }));
  return (
    <ActForm
      title={say("retention.change")}
      words={<p class="soft">{say("retention.change-words")}</p>}
      yes={word("act.save")}
      check={() => Object.fromEntries(wrong.map(({ rule }) => [rule, say("retention.wrong")]))}
      act={(stop) => keepRetention(at.office, told, stop)}
      onDone={onDone}
      close={close}
    >
      {rules.map(({ rule }) => (
        <TextField
          key={rule}
          name={rule}
          label={say("retention.days-of", { rule: ruleWords(rule) })}
          numeric
          maxLength={5}
          value={written[rule] ?? ""}
          onChange={(value) => setWritten({ ...written, [rule]: value })}
        />
      ))}
    </ActForm>
  );
}

function WouldGo({ answer: { items } }: { readonly answer: DryRunAnswer }) {
  const going = items.filter(({ count }) => count > 0);
  if (going.length === 0) return <Empty>{say("retention.nothing")}</Empty>;
  return (
    <div class="stack-tight">
      <Notice>{say("retention.nothing-yet")}</Notice>
      <table class="office-table register">
        <caption class="visually-hidden">{say("retention.dry-run")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("retention.what")}</th>
            <th scope="col">{say("retention.where")}</th>
            <th scope="col">{say("retention.count")}</th>
            <th scope="col">{say("retention.oldest")}</th>
          </tr>
        </thead>
        <tbody>
          {going.map(({ rule, school, count, oldest }) => (
            <tr key={`${rule}-${school?.zh ?? ""}`}>
              <th scope="row">{ruleWords(rule)}</th>
              <td>{localized(school)}</td>
              <td>{say("retention.n", { n: count })}</td>
              <td>{oldest === null ? "" : say("retention.since", { day: dayWords(oldest) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
