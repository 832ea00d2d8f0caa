/** Long lists are drawn from their beginning: what is out of sight follows while nobody waits. */

import { useEffect, useState } from "preact/hooks";

/** How many of `total` parts to draw now: `first` at once, and `step` more at a time. */
export function useGrowing(total: number, first: number, step: number): number {
  const [count, setCount] = useState(first);
  useEffect(() => {
    if (count < total) return whenIdle(() => setCount(count + step));
  }, [count, total, step]);
  return Math.min(count, total);
}

let typed = 0;

function noteKey(): void {
  typed = performance.now();
}

/** Waits for a moment without work and without a hand on the keys; gives what ends the wait. */
function whenIdle(work: () => void): () => void {
  let wish: ReturnType<typeof setTimeout> | null = null;
  const isTyping = () => performance.now() - typed < PAUSE;
  const wait = () => {
    wish = setTimeout(look, isTyping() ? PAUSE : 0);
  };
  const look = () => {
    // Safari has no idle time to give.
    if (typeof requestIdleCallback !== "function") return work();
    requestIdleCallback(() => {
      if (wish === null) return;
      if (isTyping()) wait();
      else work();
    });
  };
  addEventListener("keydown", noteKey);
  wait();
  return () => {
    removeEventListener("keydown", noteKey);
    if (wish !== null) clearTimeout(wish);
    wish = null;
  };
}

/** As long as somebody types, milliseconds between two keys. */
const PAUSE = 400;
