import { getHeapSnapshot } from 'node:v8';

interface SnapshotJson {
  readonly snapshot: {
    readonly meta: {
      readonly node_types: readonly [readonly string[], ...unknown[]];
      readonly node_fields: readonly string[];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly [readonly string[], ...unknown[]];
    };
    readonly node_count: number;
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/** Refers to strings that live only as long as something else refers to them, though the snapshot does not say so. */
const STRING_TABLE = '(Internalized strings)';

/** The heap of this process at one moment, as V8 writes it down after a full collection. Nodes are numbers from 0, the root. */
export class HeapSnapshot {
  readonly #count: number;
  readonly #selfBytes: Float64Array;
  /** Where the edges of a node begin; those of the next node follow. */
  readonly #firstEdge: Uint32Array;
  readonly #targets: Uint32Array;
  /** Names of edges to properties and variables, by the number of the edge. */
  readonly #names: readonly (string | undefined)[];
  readonly #isWeak: Uint8Array;
  readonly #nodeName: (node: number) => string | undefined;

  private constructor({ snapshot, nodes, edges, strings }: SnapshotJson) {
    const { node_fields: nodeFields, edge_fields: edgeFields, edge_types: edgeTypes } = snapshot.meta;
    this.#count = snapshot.node_count;
    this.#nodeName = (node) => strings[nodes[node * nodeFields.length + nodeFields.indexOf('name')] ?? 0];
    this.#selfBytes = new Float64Array(this.#count);
    this.#firstEdge = new Uint32Array(this.#count + 1);
    const edgeCount = edges.length / edgeFields.length;
    this.#targets = new Uint32Array(edgeCount);
    this.#isWeak = new Uint8Array(edgeCount);
    const names: (string | undefined)[] = [];
    for (let node = 0, edge = 0; node < this.#count; node += 1) {
      const at = node * nodeFields.length;
      // Machine code is there once, however much it works on.
      const isCode = snapshot.meta.node_types[0][nodes[at + nodeFields.indexOf('type')] ?? 0] === 'code';
      this.#selfBytes[node] = isCode ? 0 : (nodes[at + nodeFields.indexOf('self_size')] ?? 0);
      const end = edge + (nodes[at + nodeFields.indexOf('edge_count')] ?? 0);
      if (this.#nodeName(node) === STRING_TABLE) this.#isWeak.fill(1, edge, end);
      edge = end;
      this.#firstEdge[node + 1] = edge;
    }
    for (let edge = 0; edge < edgeCount; edge += 1) {
      const at = edge * edgeFields.length;
      const type = edgeTypes[0][edges[at] ?? 0];
      if (type === 'weak') this.#isWeak[edge] = 1;
      names.push(type === 'element' || type === 'hidden' ? undefined : strings[edges[at + 1] ?? 0]);
      this.#targets[edge] = (edges[at + 2] ?? 0) / nodeFields.length;
    }
    this.#names = names;
  }

  static async take(): Promise<HeapSnapshot> {
    const chunks: Buffer[] = [];
    for await (const chunk of getHeapSnapshot()) chunks.push(chunk as Buffer);
    return new HeapSnapshot(JSON.parse(Buffer.concat(chunks).toString()) as SnapshotJson);
  }

  /** The node that a property or variable of a node refers to. */
  property(node: number, name: string): number {
    for (let edge = this.#firstEdge[node] ?? 0; edge < (this.#firstEdge[node + 1] ?? 0); edge += 1) {
      if (this.#names[edge] === name) return this.#targets[edge] ?? 0;
    }
    throw new RangeError(`node ${node} has no ${name}`);
  }

  /** The node that a property of some node of this name refers to. */
  found(name: string): number {
    const edge = this.#names.indexOf(name);
    if (edge < 0) throw new RangeError(`nothing is named ${name}`);
    return this.#targets[edge] ?? 0;
  }

  /** All objects of a class. */
  instances(className: string): readonly number[] {
    return Array.from({ length: this.#count }, (_, node) => node).filter((node) => this.#nodeName(node) === className);
  }

  /**
   * Bytes that would be given back if these nodes went: theirs, and of all that can be reached through them only. What can be reached through
   * `passing` is not kept by it.
   */
  retainedBytes(roots: readonly number[], passing: readonly number[]): number {
    const reached = new Uint8Array(this.#count);
    for (const node of [...roots, ...passing]) reached[node] = 1;
    this.#reachFrom([0], reached);
    for (const root of roots) reached[root] = 0;
    const before = this.#bytesOf(reached);
    this.#reachFrom([...roots], reached);
    return this.#bytesOf(reached) - before;
  }

  #reachFrom(waiting: number[], reached: Uint8Array): void {
    for (const node of waiting) reached[node] = 1;
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (let edge = this.#firstEdge[node] ?? 0; edge < (this.#firstEdge[node + 1] ?? 0); edge += 1) {
        const target = this.#targets[edge] ?? 0;
        if (reached[target] === 1 || this.#isWeak[edge] === 1) continue;
        reached[target] = 1;
        waiting.push(target);
      }
    }
  }

  #bytesOf(reached: Uint8Array): number {
    let bytes = 0;
    for (let node = 0; node < this.#count; node += 1) bytes += (reached[node] ?? 0) * (this.#selfBytes[node] ?? 0);
    return bytes;
  }
}
