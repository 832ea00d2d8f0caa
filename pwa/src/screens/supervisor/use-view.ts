/** Opens a view of the office for as long as its page is shown. */

import { useEffect, useMemo } from "preact/hooks";
import type { Office, View } from "../../models/office";

/**
 * The view called `name`, asked for `path`, and again when the network comes back.
 *
 * Under null nothing of it is kept on this device.
 */
export function useView<T>(office: Office, name: string | null, path: string): View<T> {
  const view = useMemo(() => office.view<T>(name), [office, name]);
  useEffect(() => {
    void view.load(path);
  }, [view, path]);
  useEffect(() => {
    const again = () => {
      if (view.state.value.problem !== null) void view.reload();
    };
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      view.close();
    };
  }, [view]);
  return view;
}
