/** Which file of the build a module goes into: all that the page loads at once makes one file. */

interface Imported {
  readonly importers: readonly string[];
  readonly isEntry: boolean;
}

interface Graph {
  getModuleInfo(id: string): Imported | null;
}

/** "page" for the modules that the page needs to start; null leaves a module to the bundler. */
export function startsWithPage(id: string, graph: Graph): "page" | null {
  const met = new Set<string>();
  const ahead = [id];
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (met.has(at)) continue;
    met.add(at);
    const { isEntry = false, importers = [] } = graph.getModuleInfo(at) ?? {};
    if (isEntry) return "page";
    ahead.push(...importers);
  }
  return null;
}
