/** What this phone knows of a record's course, read again whenever the record changes. */

import { useEffect, useState } from "preact/hooks";
import { courseOf, type Step } from "../models/course";
import type { RecordView } from "../models/records";
import { workplace } from "../models/workplace";

/** The steps so far; none until they are read. */
export function useCourse(record: RecordView): readonly Step[] {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  useEffect(() => {
    const place = workplace.peek();
    if (place === null) return;
    let gone = false;
    void courseOf(place.database, record.rid).then((read) => gone || setSteps(read));
    return () => {
      gone = true;
    };
  }, [record]);
  return steps;
}
