/** The frame of a register of one school: its page leads back to the school's doors. */

import type { ComponentChildren } from "preact";
import { AreaPage } from "./area-page";
import { schoolHash } from "./registers-route";
import type { AtSchool } from "./standpoint";

interface SchoolAreaProps {
  readonly at: AtSchool;
  readonly title: string;
  readonly lead?: string;
  readonly said?: string;
  readonly print?: boolean;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function SchoolArea({ at, ...page }: SchoolAreaProps) {
  const school = at.places.name(at.school);
  return (
    <AreaPage back={{ href: schoolHash(at.school), words: school }} whose={school} {...page} />
  );
}
