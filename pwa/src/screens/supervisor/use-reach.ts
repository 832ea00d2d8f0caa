/** Whether the browser believes that it has a network. */

import { useEffect, useState } from "preact/hooks";

export function useReach(): boolean {
  const [reach, setReach] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setReach(navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    // The network may have gone between the drawing and this.
    look();
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return reach;
}
