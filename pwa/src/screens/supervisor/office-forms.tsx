/** The office's forms pages: fetched when somebody goes there. */

import "../../style/office-forms.css";
import "../../style/office-check.css";
import { useEffect } from "preact/hooks";
import type { Office } from "../../models/office";
import { forgetChecked } from "../../models/office-forms";
import { FormBlank } from "./form-blank";
import { FormPage } from "./form-page";
import { FormTrial } from "./form-trial";
import { FormUpload } from "./form-upload";
import { FormsPage } from "./forms";
import type { FormsRoute } from "./forms-route";

interface FormsPagesProps {
  readonly office: Office;
  readonly route: FormsRoute;
}

export function FormsPages({ office, route }: FormsPagesProps) {
  const leaves = route.page === "forms" || route.page === "form";
  // What was checked is looked at, tried and printed; whoever goes elsewhere begins anew.
  useEffect(() => {
    if (leaves) forgetChecked();
  }, [leaves]);
  switch (route.page) {
    case "form-upload":
      return <FormUpload key={route.of} office={office} of={route.of} />;
    case "form":
      return <FormPage key={route.id} office={office} id={route.id} version={route.version} />;
    case "form-try":
      return <FormTrial office={office} of={route.of} />;
    case "form-blank":
      return <FormBlank office={office} of={route.of} />;
    default:
      return <FormsPage office={office} />;
  }
}
