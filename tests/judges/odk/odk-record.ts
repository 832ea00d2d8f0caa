/** A record in ODK's own engine: what it says of every question, and how a question is answered. */

import {
  type AnyControlNode,
  createInstance,
  type GeneralChildNode,
  type RepeatRangeNode,
} from "@getodk/xforms-engine";

/** A question of a record, or a repeat: `key` is its name, or `repeat.0.name` inside a repeat. */
export type OdkNode = GeneralChildNode;

export interface OdkRecord {
  /** Every node by its key, with the nodes of every row. */
  nodes(): Map<string, OdkNode>;
}

/** Loads an XForm; `attachments` are the texts of its CSV files by name. */
export async function openRecord(
  xform: string,
  attachments: Readonly<Record<string, string>>,
): Promise<OdkRecord> {
  const found = (name: string) => attachments[name.split("/").pop() ?? ""] ?? "name,label\n";
  const { root } = await createInstance(xform, {
    form: {
      fetchFormAttachment: async (url) =>
        new Response(found(url.href), { headers: { "content-type": "text/csv" } }),
    },
    instance: {},
  });
  return { nodes: () => nodesOf(root.currentState.children) };
}

function nodesOf(children: readonly OdkNode[]): Map<string, OdkNode> {
  const found = new Map<string, OdkNode>();
  const walk = (nodes: readonly OdkNode[], within: string) => {
    for (const node of nodes) {
      const name = nameOf(node);
      found.set(within + name, node);
      if (isRepeat(node)) {
        node.currentState.children.forEach((row, number) => {
          walk(row.currentState.children, `${name}.${number}.`);
        });
      } else if (node.nodeType === "group") walk(node.currentState.children, within);
    }
  };
  walk(children, "");
  return found;
}

function nameOf(node: OdkNode): string {
  const last = node.currentState.reference.split("/").pop() ?? "";
  return last.replace(/\[\d+\]$/, "");
}

/** Whether a node is a repeat, whose children are its rows. */
export function isRepeat(node: OdkNode): node is RepeatRangeNode {
  return node.nodeType.startsWith("repeat-range");
}

/** Whether a node holds an answer. */
export function isControl(node: OdkNode): node is AnyControlNode {
  return !isRepeat(node) && node.nodeType !== "group" && node.nodeType !== "model-value";
}

/** What a node holds, as it is written into the record. */
export function textOf(node: OdkNode): string {
  const { currentState } = node;
  return "instanceValue" in currentState ? String(currentState.instanceValue) : "";
}

/** Whether what a node holds breaks its constraint. */
export function breaksConstraint(node: OdkNode): boolean {
  const { validationState } = node;
  return "constraint" in validationState && !validationState.constraint.valid;
}

/** Answers a question; null takes the answer away. */
export function answer(node: OdkNode, value: string | number | readonly string[] | null): void {
  switch (node.nodeType) {
    case "select":
      node.selectValues(Array.isArray(value) ? value : value === null ? [] : [String(value)]);
      break;
    case "rank":
      node.setValues((value ?? []) as readonly string[]);
      break;
    case "trigger":
      node.setValue(value !== null);
      break;
    case "upload":
      node.setValue(value === null ? null : new File(["x"], String(value), { type: "image/jpeg" }));
      break;
    case "range":
      node.setValue(value as number | null);
      break;
    case "input":
      node.setValue((value === null ? "" : String(value)) as never);
      break;
    default:
      throw new Error(`${node.nodeType} takes no answer`);
  }
}
