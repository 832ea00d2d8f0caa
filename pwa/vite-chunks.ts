/** Which file of the build a module goes into: what is loaded together makes one file. */

interface Imported {
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
  readonly isEntry: boolean;
}

interface Graph {
  getModuleInfo(id: string): Imported | null;
}

/**
 * "page" for the modules that the page needs to start; "shared" for those that both of the parts
 * fetched right after it need, or one of them and a later one; null leaves it to the bundler.
 */
export function fileOf(id: string, graph: Graph): "page" | "shared" | null {
  const roots = rootsOf(id, graph);
  if (roots === "page") return "page";
  const soon = [...roots].some((root) => SOON.test(root));
  return soon && roots.size > 1 ? "shared" : null;
}

const SOON = /\/screens\/(fill\/more|later)\.ts$/;

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
