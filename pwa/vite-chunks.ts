/** Which file of the build a module goes into: what is loaded together makes one file. */

interface Imported {
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
  readonly isEntry: boolean;
}

interface Graph {
  getModuleInfo(id: string): Imported | null;
}

/** Files of what several parts share; phones fetch none ahead that begins with "office" or "blank". */
const FILES = [
  ...(["page", "shared", "later", "rare", "blank"] as const),
  ...(["office-desk", "office-registers-desk"] as const),
] as const;
type Shared = (typeof FILES)[number];

/**
 * The files for the bundler, the page first: each takes along what its modules import, unless an
 * earlier one has it.
 */
export const groups = FILES.map((file, at) => ({
  priority: FILES.length - at,
  name: (id: string, graph: Graph) => (fileOf(id, graph) === file ? file : null),
}));

/**
 * "page" for the modules that the page needs to start; "shared" for what the rarer answers need,
 * which are fetched right after it; "later" for what the other screens need that everybody has;
 * "rare" for what other parts of a phone share, or share with the office; "blank" for what only
 * printing needs; "office-desk" for what the office shares with its parts, "office-registers-desk"
 * for what those share. Parts that are kept together go into one of these as well: one file
 * compresses better than two. Null leaves it to the bundler.
 */
export function fileOf(id: string, graph: Graph): Shared | null {
  const roots = rootsOf(id, graph);
  if (roots === "page") return "page";
  const parts = [...roots];
  if (parts.length < 2 && !parts.some((root) => TOGETHER.test(root))) return null;
  if (parts.some((root) => SOON.test(root))) return "shared";
  if (parts.some((root) => LATER.test(root))) return "later";
  if (parts.every((root) => OFFICE_PART.test(root))) {
    return parts.some((root) => OFFICE.test(root)) ? "office-desk" : "office-registers-desk";
  }
  return parts.every((root) => OFFICE_PART.test(root) || BLANK.test(root)) ? "blank" : "rare";
}

const SOON = /\/(screens\/fill\/more|sync\/uploads)\.ts$/;
const LATER = /\/screens\/(later|plan\/plan|talk\/talk|door\/part)\.tsx?$/;
const RARE = /\/screens\/(open|batch\/batch|parcel\/parcel|fill\/document)\.tsx$/;
const TOGETHER = new RegExp([SOON, LATER, RARE].map(({ source }) => source).join("|"));
const BLANK = /\/screens\/blank\/blank\.tsx$/;
const OFFICE = /\/screens\/supervisor\/office\.tsx$/;
const OFFICE_PART = /\/screens\/supervisor\/office[^/]*\.tsx$/;

/** The parts that a module belongs to; "page" when the page itself imports it. */
function rootsOf(id: string, graph: Graph): ReadonlySet<string> | "page" {
  const met = new Set<string>();
  const roots = new Set<string>();
  const ahead = [id];
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (met.has(at)) continue;
    met.add(at);
    const info = graph.getModuleInfo(at);
    if (info?.isEntry) return "page";
    if (info && info.dynamicImporters.length > 0) roots.add(at);
    ahead.push(...(info?.importers ?? []));
  }
  return roots;
}
