/** What a browser gives a page, without real time, chance or threads: one seed, one run. */

import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

type Task = () => void;

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly call: Task;
}

const nextTurn = globalThis.setImmediate;
const tasks: Task[] = [];
let timers: Timer[] = [];
let made = 0;
let moment = 0;
let dial = 0;
let state = 1;

/** A fresh world: no task, no timer, and chance from `seed`. */
export function beginWorld(seed: number): void {
  tasks.length = 0;
  timers = [];
  state = seed % 4_294_967_296;
}

/** The world's own time, ms; the clock of the phone that acts may show another. */
export function worldTime(): number {
  return moment;
}

/** Sets the world's time without ringing anything. */
export function setTime(now: number): void {
  moment = now;
}

/** What `Date.now` says: how far the clock of the phone that acts is ahead of the world. */
export function setDial(ahead: number): void {
  dial = ahead;
}

/** Calls back `ms` of the world's time from now; gives what takes it back. */
export function after(ms: number, call: Task): number {
  made += 1;
  timers.push({ id: made, at: moment + Math.max(0, ms), call });
  return made;
}

/** Takes a timer back. */
export function cancel(id: number): void {
  timers = timers.filter((timer) => timer.id !== id);
}

/** Lets time pass until `now`, ringing each timer at its time and letting all come to rest. */
export async function passTime(now: number): Promise<void> {
  for (;;) {
    const due = timers.filter(({ at }) => at <= now);
    const first = due.sort((one, other) => one.at - other.at || one.id - other.id)[0];
    if (first === undefined) break;
    moment = Math.max(moment, first.at);
    cancel(first.id);
    first.call();
    await comeToRest();
  }
  moment = Math.max(moment, now);
}

/** Runs every task until nothing is left that does not wait for the network or a timer. */
export async function comeToRest(): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await new Promise<void>((resolve) => nextTurn(resolve));
    const task = tasks.shift();
    quiet = task === undefined ? quiet + 1 : 0;
    task?.();
  }
}

/** A number from 0 to 1; every phone draws from the one stream of the world. */
export function chance(): number {
  state = (state + 0x6d2b79f5) % 4_294_967_296;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

/** SHA-256 as bytes, at once. */
function digest(_name: string, bytes: BufferSource): Promise<ArrayBuffer> {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  const hashed = createHash("sha256").update(view).digest();
  return Promise.resolve(new Uint8Array(hashed).buffer);
}

function getRandomValues(bytes: Uint8Array): Uint8Array {
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.floor(chance() * 256);
  return bytes;
}

/** Only the way from bytes through a packer to bytes; the real one works in another thread. */
class Bytes {
  readonly #parts: readonly Uint8Array[];

  constructor(parts: readonly Uint8Array[]) {
    this.#parts = parts;
  }

  stream() {
    const whole = Buffer.concat(this.#parts);
    return { pipeThrough: (_packer: Packer) => gzipSync(whole) };
  }
}

class Packer {}

class Whole {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(this.#bytes).buffer;
  }
}

function put(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** Puts this platform in the place of Node's own. */
export function install(): void {
  put("setImmediate", (task: Task) => void tasks.push(task));
  put("setTimeout", (call: Task, ms = 0) => after(ms, call));
  put("clearTimeout", cancel);
  put("crypto", { getRandomValues, subtle: { digest } });
  put("Blob", Bytes);
  put("CompressionStream", Packer);
  put("Response", Whole);
  put("BroadcastChannel", undefined);
  put("navigator", {});
  put("document", { cookie: "" });
  Date.now = () => moment + dial;
  Math.random = chance;
}
