/** What a school prints for guardians, and whom it says they can turn to. */

import { useEffect, useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Notice } from "../../../components/notice";
import { say } from "../../../i18n/children";
import { word } from "../../../i18n/registers";
import { language } from "../../../models/language";
import {
  type ContactTold,
  consentSheetsPath,
  contactPath,
  keepContact,
  noticePath,
} from "../../../models/office-children";
import { ActForm } from "../registers/act-form";
import { ChoiceField, TextField } from "../registers/fields";
import { FileAction } from "../registers/file-action";
import type { AtSchool } from "../registers/standpoint";

interface PapersProps {
  readonly at: AtSchool;
  /** The class whose sheets are printed; null where none is chosen. */
  readonly of: string | null;
}

export function Papers({ at, of }: PapersProps) {
  const { office, school } = at;
  const [contact, setContact] = useState(false);
  const [said, setSaid] = useState("");
  return (
    <>
      <div class="act-buttons">
        <FileAction file={(stop) => office.download(noticePath(school, language.peek()), stop)}>
          {say("papers.notice")}
        </FileAction>
        {of !== null && (
          <FileAction
            file={(stop) => office.download(consentSheetsPath(of, language.peek()), stop)}
          >
            {say("papers.consent")}
          </FileAction>
        )}
        <Button kind="quiet" onClick={() => setContact(true)}>
          {say("contact.open")}
        </Button>
      </div>
      {said && (
        <Notice tone="good" live="status">
          {said}
        </Notice>
      )}
      {contact && (
        <ContactForm
          at={at}
          close={() => setContact(false)}
          onDone={() => {
            setContact(false);
            setSaid(say("contact.done"));
          }}
        />
      )}
    </>
  );
}

const NOBODY: ContactTold = { person: "", phone: "", complaints: "", calling: false };

interface ContactFormProps {
  readonly at: AtSchool;
  readonly close: () => void;
  readonly onDone: () => void;
}

/** The form is filled with what was said before; without a network it stays empty. */
function ContactForm({ at: { office, school }, close, onDone }: ContactFormProps) {
  const [told, setTold] = useState<ContactTold>(NOBODY);
  useEffect(() => {
    const stop = new AbortController();
    void office.ask<ContactTold>(contactPath(school), stop.signal).then((answer) => {
      if (answer.ok && !stop.signal.aborted) setTold(answer.value);
    });
    return () => stop.abort();
  }, [office, school]);
  const text = (name: "person" | "phone" | "complaints") => (
    <TextField
      name={name}
      label={say(`contact.${name}`)}
      optional
      value={told[name]}
      onChange={(value) => setTold({ ...told, [name]: value })}
      maxLength={name === "complaints" ? 200 : 40}
    />
  );
  return (
    <ActForm
      title={say("contact.title")}
      words={<p class="soft">{say("contact.words")}</p>}
      yes={word("act.save")}
      act={(stop) => keepContact(office, school, told, stop)}
      onDone={onDone}
      close={close}
    >
      {text("person")}
      {text("phone")}
      {text("complaints")}
      <ChoiceField
        name="calling"
        label={say("contact.calling")}
        hint={say("contact.calling-hint")}
        value={told.calling ? "yes" : "no"}
        onChange={(value) => setTold({ ...told, calling: value === "yes" })}
        options={(["no", "yes"] as const).map((value) => ({
          value,
          label: say(`contact.calling-${value}`),
        }))}
      />
    </ActForm>
  );
}
