/** The frame of a register of all schools together: its page leads back to the doors. */

import type { ComponentChildren } from "preact";
import { word } from "../../../i18n/registers";
import { AreaPage } from "./area-page";
import { REGISTERS } from "./registers-route";

interface WideAreaProps {
  readonly title: string;
  readonly lead?: string;
  readonly said?: string;
  readonly print?: boolean;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function WideArea(page: WideAreaProps) {
  return <AreaPage back={{ href: REGISTERS, words: word("doors.back") }} {...page} />;
}
