/** What can be done with one form, behind one button at the end of its row. */

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "../../components/icon";
import { tell } from "../../i18n/forms";
import { localized } from "../../i18n/office";
import type { Office } from "../../models/office";
import type { FormRow } from "../../models/office-form-shapes";
import { FormExcel } from "./form-excel";
import { type SwitchTo, switchesOf, switchKey } from "./form-switch";
import { blankHash, formHash, tryHash, uploadHash } from "./forms-route";

interface FormMenuProps {
  readonly office: Office;
  readonly form: FormRow;
  /** This person changes forms. */
  readonly may: boolean;
  readonly onSwitch: (to: SwitchTo) => void;
}

export function FormMenu({ office, form, may, onSwitch }: FormMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, [open]);
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    box.current?.querySelector("button")?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from any of its parts.
    <div class="form-menu" ref={box} onKeyDown={closeByKey}>
      <button
        type="button"
        class="form-menu-button"
        aria-expanded={open}
        aria-label={tell("forms.actions", { title: localized(form.title) })}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
        <span>{tell("forms.more")}</span>
      </button>
      {open && (
        <Choices
          office={office}
          form={form}
          may={may}
          onSwitch={(to) => {
            setOpen(false);
            onSwitch(to);
          }}
        />
      )}
    </div>
  );
}

function Choices({ office, form, may, onSwitch }: FormMenuProps) {
  const newest = { id: form.id, version: null };
  return (
    <ul class="form-menu-list">
      <Link icon="forward" href={formHash(form.id)} words={tell("act.open")} />
      <li>
        <FormExcel office={office} id={form.id} version={form.version} plain />
      </li>
      <Link icon="note" href={blankHash(newest)} words={tell("act.blank")} />
      <Link icon="edit" href={tryHash(newest)} words={tell("act.try")} />
      {may && <Link icon="upload" href={uploadHash(form.id)} words={tell("act.new-version")} />}
      {may &&
        switchesOf(form).map((to) => (
          <li key={to}>
            <button type="button" onClick={() => onSwitch(to)}>
              <Icon name={to === "open" ? "check" : "minus"} />
              <span>{tell(switchKey(form, to))}</span>
            </button>
          </li>
        ))}
    </ul>
  );
}

interface LinkProps {
  readonly icon: IconName;
  readonly href: string;
  readonly words: string;
}

function Link({ icon, href, words }: LinkProps) {
  return (
    <li>
      <a href={href}>
        <Icon name={icon} />
        <span>{words}</span>
      </a>
    </li>
  );
}
