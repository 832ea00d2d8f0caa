/** Files of unsent work as a carrier sees them: nothing of what is sealed means anything to it. */

/** A file with parts of these sizes, of which the first so many hold texts. */
export function fileOf(sizes: readonly number[], texts = 1): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(JSON.stringify({ key: "k", from: "f", texts }));
  const front = [...new TextEncoder().encode("DAYBOOK"), 1, 0, header.length, ...header];
  const whole = new Uint8Array(front.length + sizes.reduce((sum, size) => sum + 4 + size, 0));
  whole.set(front);
  let at = front.length;
  for (const [index, size] of sizes.entries()) {
    new DataView(whole.buffer).setUint32(at, size);
    whole.fill(index + 1, at + 4, at + 4 + size);
    at += 4 + size;
  }
  return whole;
}
