/** The form that a screen without the office's frame is about, or why it is not here. */

import type { ComponentChildren } from "preact";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Head } from "../../components/head";
import type { CompiledForm } from "../../forms/compiled";
import { tell } from "../../i18n/forms";
import type { Office } from "../../models/office";
import type { FormAnswer } from "../../models/office-form-shapes";
import { checked } from "../../models/office-forms";
import { formPath } from "./form-page";
import type { FormChoice } from "./forms-route";
import { useView } from "./use-view";
import { SkeletonRows, Viewed } from "./viewed";

interface FormShownProps {
  readonly office: Office;
  readonly of: FormChoice;
  readonly back: string;
  readonly children: (form: CompiledForm) => ComponentChildren;
}

export function FormShown({ office, of, back, children }: FormShownProps) {
  if (of !== null) {
    return (
      <Published office={office} id={of.id} version={of.version} back={back}>
        {children}
      </Published>
    );
  }
  const found = checked.value?.answer.form;
  if (found) return <>{children(found)}</>;
  return (
    <>
      <Head title={tell("upload.title")} back={back} />
      <main class="page">
        <Empty action={<Button href={back}>{tell("upload.title")}</Button>}>
          {tell("check.lost")}
        </Empty>
      </main>
    </>
  );
}

interface PublishedProps extends Omit<FormShownProps, "of"> {
  readonly id: string;
  readonly version: number | null;
}

function Published({ office, id, version, back, children }: PublishedProps) {
  const view = useView<FormAnswer>(office, "form", formPath(id, version));
  const { data } = view.state.value;
  if (data) return <>{children(data.form)}</>;
  return (
    <>
      <Head title={tell("form.one")} back={back} />
      <main class="page">
        <Viewed view={view} skeleton={<SkeletonRows rows={6} />}>
          {() => null}
        </Viewed>
      </main>
    </>
  );
}
