/** What comes before a PIN: to choose the first one, or another for one that is lost. */

import type { Asked } from "../../models/session";
import { ChoosePin } from "./choose-pin";
import { Recover } from "./recover";

export function NoPin({ question }: { readonly question: Asked }) {
  const { entry, newcomer } = question;
  if (entry !== null) return <Recover question={question} />;
  return <ChoosePin name={newcomer?.signedIn.name ?? ""} />;
}
