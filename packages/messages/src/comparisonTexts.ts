import type { Wordings } from './wordings.ts';

/** Where a difference between what is expected and what is published comes from; some told apart by their facts. */
export const COMPARISON_CAUSES = [
  'controller-lag',
  'controller-lag:no-slices',
  'finished-pod',
  'relabelled-node',
  'zone-differs',
  'node-gone',
  'node-late',
  'frozen-slice',
  'terminating',
  'lingering-empty-slice',
  'stale-slice',
  'stale-slice:gone',
  'missing-port',
  'foreign-manager',
  'mirrored-endpoints',
  'manual-addresses',
  'not-mirrored',
  'not-mirrored:skip-mirror',
  'not-mirrored:leader-election',
  'truncated-endpoints',
] as const;
export type ComparisonCauseWord = (typeof COMPARISON_CAUSES)[number];

export interface ComparisonTexts {
  /** `name` for a label, `fact` as sentences. */
  readonly causes: Readonly<Record<ComparisonCauseWord, { readonly name: string; readonly fact: Wordings }>>;
}
