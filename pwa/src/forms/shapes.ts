/** What an answer of each question type looks like; twin of the server's `forms/engine/shapes.py`. */

import type { Answers, Choice, Field, Localized, Value } from "./compiled";
import { isDate, isTime, moment } from "./values";

const SHORT_TEXT = 60;
const LONG_TEXT = 2000;
/** Most photos of an image question that says nothing else. */
export const PHOTOS = 3;
const HASH = /^[A-Za-z0-9_-]{43}$/;
/** Latitude, longitude, and perhaps height and accuracy. */
const PLACES = /^-?\d{1,7}(\.\d{1,15})?( -?\d{1,7}(\.\d{1,15})?){1,3}$/;

export const REQUIRED: Localized = { zh: "请填写这一项", en: "Please answer this" };
export const NOT_RIGHT: Localized = { zh: "请检查这一项", en: "Please check this" };
const NUL: Localized = {
  zh: "文字里有不能保存的字符，请删掉重写",
  en: "This text holds a sign that cannot be kept; please write it again",
};
const UNREADABLE: Localized = {
  zh: "这一项无法读取，请重填",
  en: "This answer cannot be read; please answer again",
};
const GONE: Localized = {
  zh: "所选的一项已不在表中，请重选",
  en: "This choice is no longer in the form; please choose again",
};
const WHOLE: Localized = { zh: "请填整数", en: "A whole number, please" };
const DATE: Localized = { zh: "请重选日期", en: "Please choose the date again" };
const PLACE: Localized = { zh: "请重新定位", en: "Please take the place again" };
const TIME: Localized = { zh: "请重选时间", en: "Please choose the time again" };

type Known = readonly Choice[] | undefined;
type Check = (field: Field, value: Value, known: Known) => Localized | null;

/** What is wrong with the shape of a given answer; `known` are the choices of its list. */
export function wrong(field: Field, value: Value, known: Known): Localized | null {
  if (JSON.stringify(value).includes("\\u0000")) return NUL;
  return CHECKS[field.type]?.(field, value, known) ?? null;
}

/** The most characters a text question takes. */
export function textLimit(field: Field): number {
  return field.maxLength ?? (/\bmultiline\b/.test(field.appearance ?? "") ? LONG_TEXT : SHORT_TEXT);
}

function tooLong(text: string, most: number): Localized | null {
  if (text.length <= most || Array.from(text).length <= most) return null;
  return {
    zh: `最多写 ${most} 个字，请缩短一些`,
    en: `At most ${most} characters; please shorten it`,
  };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isCount = (value: unknown) => isNumber(value) && value >= 0 && Number.isInteger(value);
const isHash = (value: unknown) => isText(value) && HASH.test(value);

/** Whether this is an object: one row of a repeat. */
export function isRow(value: unknown): value is Answers {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFile(value: unknown): boolean {
  if (!isRow(value)) return false;
  const { $f, n, t, w, h, th } = value;
  const sides = [w, h].every((side) => (side ?? null) === null || isCount(side));
  return isHash($f) && isCount(n) && isText(t) && sides && ((th ?? null) === null || isHash(th));
}

const decimal: Check = ({ min, max, message }, value) => {
  if (!isNumber(value)) return UNREADABLE;
  if (value >= (min ?? -Infinity) && value <= (max ?? Infinity)) return null;
  if (message) return message;
  if (min === undefined || max === undefined) return NOT_RIGHT;
  return { zh: `请填 ${min} 到 ${max} 之间的数`, en: `A number from ${min} to ${max}, please` };
};

const one: Check = (_, value, known) => {
  if (!isText(value)) return UNREADABLE;
  if (known) return known.some((choice) => choice.value === value) ? null : GONE;
  return tooLong(value, SHORT_TEXT);
};

const many: Check = (field, value, known) => {
  if (!Array.isArray(value) || value.length > 500) return UNREADABLE;
  for (const item of value as readonly string[]) {
    const error = one(field, item, known);
    if (error) return error;
  }
  return null;
};

const when =
  (test: (text: string) => boolean, sentence: Localized): Check =>
  (_, value) =>
    isText(value) && test(value) ? null : sentence;

const scalar: Check = (_, value) => {
  if (isText(value)) return tooLong(value, LONG_TEXT);
  return typeof value === "boolean" || isNumber(value) ? null : UNREADABLE;
};

/** Sound and other files are a list of at most one. */
const oneFile: Check = (_, value) =>
  Array.isArray(value) && value.length < 2 && value.every(isFile) ? null : UNREADABLE;

/** Whether this is "latitude longitude", in degrees, with optional height and accuracy. */
function isPlace(text: string): boolean {
  const [north = 0, east = 0] = text.split(" ").map(Number);
  return PLACES.test(text) && Math.abs(north) <= 90 && Math.abs(east) <= 180;
}

const CHECKS: Partial<Record<Field["type"], Check>> = {
  text: (field, value) => (isText(value) ? tooLong(value, textLimit(field)) : UNREADABLE),
  integer: (field, value, known) =>
    isNumber(value) && !Number.isSafeInteger(value) ? WHOLE : decimal(field, value, known),
  decimal,
  range: decimal,
  select_one: one,
  select_multiple: many,
  rank: many,
  date: when(isDate, DATE),
  time: when(isTime, TIME),
  dateTime: when((text) => moment(text) !== null, TIME),
  image: ({ maxCount = PHOTOS }, value) => {
    if (!Array.isArray(value) || !value.every(isFile)) return UNREADABLE;
    if (value.length <= maxCount) return null;
    return { zh: `最多放 ${maxCount} 张照片`, en: `At most ${maxCount} photos` };
  },
  audio: oneFile,
  file: oneFile,
  geopoint: when(isPlace, PLACE),
  acknowledge: when((text) => text === "OK", UNREADABLE),
  calculate: scalar,
  hidden: scalar,
  repeat: (_, value) => (Array.isArray(value) && value.every(isRow) ? null : UNREADABLE),
};
