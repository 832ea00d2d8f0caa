/** Cuts a sealed file into pieces that a bad line carries, at the borders of its parts. */

/** Reads a stretch of the file. */
export type Read = (start: number, end: number) => Promise<Blob>;

/** Where a piece begins: its first byte, and the number of its first part. */
export interface Place {
  readonly offset: number;
  readonly part: number;
}

export interface Piece {
  readonly body: Blob;
  /** Its first part after the one that every piece begins with. */
  readonly part: number;
  /** Where the next piece begins; null after the last. */
  readonly next: Place | null;
}

/** Everything before the parts together with the first of them, and how many parts are no pictures. */
interface Head {
  readonly size: number;
  readonly texts: number;
}

const MOST = 512 * 1024;
/** The end of a file is not worth a journey of its own. */
const LITTLE = 1024;
/** The name, the layout, the length of the header. */
const FIXED = 10;
const LENGTH = 4;

/**
 * The piece from `place` on, or the first one. The texts travel together, so that a record is
 * counted once. What cannot be cut travels whole: what is wrong with it is for the server to say.
 */
export async function nextPiece(read: Read, size: number, place: Place | null): Promise<Piece> {
  const head = await readHead(read, size);
  if (head === null) return { body: await read(0, size), part: 1, next: null };
  const from = place ?? { offset: head.size, part: 1 };
  const next = await cut(read, size, from, head.texts);
  const parts = await read(from.offset, next?.offset ?? size);
  return { body: new Blob([await read(0, head.size), parts]), part: from.part, next };
}

/** Where the piece that begins at `from` ends; null at the end of the file. */
async function cut(read: Read, size: number, from: Place, texts: number): Promise<Place | null> {
  let { offset, part } = from;
  while (offset + LENGTH <= size) {
    const next = offset + LENGTH + (await numberAt(read, offset));
    const full = offset > from.offset && next - from.offset > MOST;
    if (full && part >= texts && size - offset > LITTLE) return { offset, part };
    offset = next;
    part += 1;
  }
  return null;
}

async function readHead(read: Read, size: number): Promise<Head | null> {
  if (size < FIXED) return null;
  const fixed = new DataView(await (await read(0, FIXED)).arrayBuffer());
  const front = FIXED + fixed.getUint16(FIXED - 2);
  if (front + LENGTH > size) return null;
  const end = front + LENGTH + (await numberAt(read, front));
  const texts = textsIn(await (await read(FIXED, front)).text());
  return end > size || texts === null ? null : { size: end, texts };
}

function textsIn(header: string): number | null {
  try {
    const { texts } = JSON.parse(header) as { texts?: unknown };
    return typeof texts === "number" ? texts : null;
  } catch {
    return null;
  }
}

async function numberAt(read: Read, offset: number): Promise<number> {
  const bytes = await (await read(offset, offset + LENGTH)).arrayBuffer();
  return new DataView(bytes).getUint32(0);
}
