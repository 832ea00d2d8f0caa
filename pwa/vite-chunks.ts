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
const FILES = ["page", "rest", "blank", "office-desk", "office-registers-desk"] as const;
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
 * "page" for the modules that the page needs to start; "rest" for all else that every phone keeps,
 * and what it shares with others: one file compresses far better than a file for each part;
 * "blank" for what only printing needs; "office-desk" for what the office shares with its parts,
 * "office-registers-desk" for what those share. Null leaves it to the bundler.
 */
export function fileOf(id: string, graph: Graph): Shared | null {
  const roots = rootsOf(id, graph);
  if (roots === "page") return "page";
  const parts = [...roots];
  if (parts.some((root) => REST.test(root))) return "rest";
  if (parts.length < 2) return null;
  if (parts.every((root) => OFFICE_PART.test(root))) {
    return parts.some((root) => OFFICE.test(root)) ? "office-desk" : "office-registers-desk";
  }
  return parts.every((root) => OFFICE_PART.test(root) || BLANK.test(root)) ? "blank" : "rest";
}

const REST = new RegExp(
  [
    "/screens/(later|open|fill/(more|document)|plan/plan|talk/talk|door/part)\\.tsx?$",
    "/screens/(batch/batch|parcel/parcel)\\.tsx$",
    "/(sync/uploads|storage/sealing-kept|forms/all-functions)\\.ts$",
  ].join("|"),
);
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
