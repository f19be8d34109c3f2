export type Json = Readonly<Record<string, unknown>>;

/** What a cache that only answers "which backends" would keep of Endpoints or an EndpointSlice: its name, and what is no metadata. */
export function trimmed(object: Json): Json {
  const { metadata, apiVersion: _, kind: __, ...rest } = object as Json & { readonly metadata: Json };
  const { name, namespace, uid, resourceVersion, labels } = metadata;
  const service = (labels as Readonly<Record<string, string>> | undefined)?.['kubernetes.io/service-name'];
  return { ...rest, metadata: { name, namespace, uid, resourceVersion, ...(service !== undefined && { service }) } };
}

interface Address {
  readonly ip?: string;
  readonly addresses?: readonly string[];
  readonly nodeName?: string;
  readonly zone?: string;
  readonly conditions?: { readonly ready?: boolean; readonly serving?: boolean; readonly terminating?: boolean };
  readonly targetRef?: { readonly name?: string };
}

const ENDPOINT_BYTES = 16;

/**
 * Endpoints as tightly as pods in a table of columns: per object its key and version, per endpoint sixteen bytes (address, pod, node,
 * zone, conditions), with names in dictionaries.
 */
export class PackedEndpoints {
  readonly #keys: string[] = [];
  readonly #versions: number[] = [];
  readonly #columns: Buffer[] = [];
  readonly #names = new Map<string, number>();

  add(object: Json): void {
    const { metadata, endpoints, subsets } = object as {
      metadata: { namespace: string; name: string; resourceVersion: string };
      endpoints?: readonly Address[];
      subsets?: readonly { addresses?: readonly Address[]; notReadyAddresses?: readonly Address[] }[];
    };
    const all = [
      ...(endpoints ?? []).map((each) => ({ ...each, ready: each.conditions?.ready !== false })),
      ...(subsets ?? []).flatMap(({ addresses = [], notReadyAddresses = [] }) => [
        ...addresses.map((each) => ({ ...each, ready: true })),
        ...notReadyAddresses.map((each) => ({ ...each, ready: false })),
      ]),
    ];
    const column = Buffer.from(new ArrayBuffer(all.length * ENDPOINT_BYTES));
    all.forEach((each, index) => {
      const at = index * ENDPOINT_BYTES;
      const octets = (each.ip ?? each.addresses?.[0] ?? '').split('.');
      octets.slice(0, 4).forEach((octet, place) => column.writeUInt8(Number(octet) & 0xff, at + place));
      // A pod is named by its row in the table of pods that is there anyway.
      column.writeUInt32LE(index, at + 4);
      column.writeUInt32LE(this.#idOf(each.nodeName ?? ''), at + 8);
      column.writeUInt16LE(this.#idOf(each.zone ?? '') & 0xffff, at + 12);
      const { serving = each.ready, terminating = false } = each.conditions ?? {};
      column.writeUInt8((each.ready ? 1 : 0) | (serving ? 2 : 0) | (terminating ? 4 : 0), at + 14);
    });
    this.#keys.push(`${metadata.namespace}/${metadata.name}`);
    this.#versions.push(Number(metadata.resourceVersion));
    this.#columns.push(column);
  }

  #idOf(name: string): number {
    const id = this.#names.get(name) ?? this.#names.size;
    this.#names.set(name, id);
    return id;
  }
}
