import type { ClusterConnection } from '@fairlead/kube-client';
import { splitKey } from '@fairlead/model';
import type { EpochSeconds } from '@fairlead/model';
import type { ServiceAnswer } from '@fairlead/resolver';
import { differencesOf, explain } from './compareService.ts';
import type { ExplainedDifference } from './compareService.ts';
import { foreignSlice } from './foreignSlice.ts';
import type { ForeignSource } from './foreignSlice.ts';
import { legacyEndpoints } from './legacyEndpoints.ts';
import type { LegacyEndpoints } from './legacyEndpoints.ts';
import type { ObjectsRead } from './proofs.ts';
import { publishedSlice } from './publishedSlice.ts';
import type { PublishedSlice } from './publishedSlice.ts';
import { readProofs } from './readProofs.ts';

export interface ReadComparisonOptions {
  readonly connection: Pick<ClusterConnection, 'readEndpointSlices' | 'readEndpoints' | 'getJson'>;
  /** `namespace/name`. */
  readonly key: string;
  /** The derived answer as of now; `undefined` if there is no such service. */
  readonly answer: () => ServiceAnswer | undefined;
  readonly objects: ObjectsRead;
  readonly now: () => EpochSeconds;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  readonly signal: AbortSignal;
}

/** What was read of one service, once, and what came of it. */
export interface ReadComparison {
  readonly answer: ServiceAnswer;
  readonly slices: readonly PublishedSlice[];
  readonly foreign: readonly ForeignSource[];
  /** Of a service without selector, if there is one of its name. */
  readonly endpoints: LegacyEndpoints | undefined;
  readonly differences: readonly ExplainedDifference[];
  readonly readAt: EpochSeconds;
  /** Sent to the cluster. */
  readonly requests: number;
}

/** A list may be a moment ahead of our own watches: so long they get to bring what the slices already show. */
const WATCH_LAG_MS = 300;
/** Objects that are read beside the slices to explain differences. */
const PROOF_READS_AT_MOST = 50;

/** Reads the slices of one service once, and what explains their differences. `undefined` if there is no such service. */
export async function readComparison(options: ReadComparisonOptions): Promise<ReadComparison | undefined> {
  const { connection, key, objects, now, signal } = options;
  const { namespace = '', name } = splitKey(key);
  const before = options.answer();
  if (before === undefined) return undefined;
  const selectorless = before.service.selector === undefined && before.service.type !== 'ExternalName';
  const [sliceList, endpointsList] = await Promise.all([
    connection.readEndpointSlices(namespace, name, { signal }),
    selectorless ? connection.readEndpoints(namespace, name, { signal }) : undefined,
  ]);
  const readAt = now();
  const slices = sliceList.items.map(publishedSlice).filter((slice) => slice !== undefined);
  let answer = options.answer() ?? before;
  let found = differencesOf({ key, answer, slices });
  if (found.length > 0) {
    await options.wait(WATCH_LAG_MS);
    answer = options.answer() ?? answer;
    found = differencesOf({ key, answer, slices });
  }
  const proofs = readProofs(connection, { signal, readsAtMost: PROOF_READS_AT_MOST });
  const differences = await explain({ key, answer, slices }, found, { objects, proofs, now: readAt });
  const [raw] = endpointsList?.items ?? [];
  return {
    answer,
    slices,
    foreign: sliceList.items.map(foreignSlice).filter((slice) => slice !== undefined),
    endpoints: raw === undefined ? undefined : legacyEndpoints(raw),
    differences,
    readAt,
    requests: 1 + (selectorless ? 1 : 0) + proofs.requests,
  };
}
