/** Which file of the build a module goes into: what is loaded together makes one file. */

interface Imported {
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
  readonly isEntry: boolean;
}

interface Graph {
  getModuleInfo(id: string): Imported | null;
}

/** Files of what several parts share; phones fetch none whose name begins with "office". */
const FILES = ["page", "shared", "rare", "office-desk", "office-registers-desk"] as const;
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
 * "page" for the modules that the page needs to start; "shared" for those that both of the parts
 * fetched right after it need, or one of them and a later one; "rare" for what other parts of a
 * phone share, or share with the office; "office-desk" for what the office shares with its parts,
 * "office-registers-desk" for what those share; null leaves it to the bundler.
 */
export function fileOf(id: string, graph: Graph): Shared | null {
  const roots = rootsOf(id, graph);
  if (roots === "page") return "page";
  if (roots.size < 2) return null;
  const parts = [...roots];
  if (parts.some((root) => SOON.test(root))) return "shared";
  if (!parts.every((root) => OFFICE_PART.test(root))) return "rare";
  return parts.some((root) => OFFICE.test(root)) ? "office-desk" : "office-registers-desk";
}

const SOON = /\/screens\/(fill\/more|later)\.ts$/;
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
