/** What is hidden most often, each an expression of the same language. */
export const HIDE_PRESETS = [
  { name: 'idle', expression: 'edge:idle' },
  { name: 'declared', expression: 'edge:declared' },
  { name: 'hubs', expression: 'callers>12' },
  { name: 'atRest', expression: 'verdict:at-rest' },
  { name: 'finished', expression: '(reason:all-finished verdict:at-rest) OR (kind:workload finished>0 total=0)' },
  { name: 'system', expression: 'ns:kube-*' },
] as const;

export type HidePreset = (typeof HIDE_PRESETS)[number];

/** The preset that an expression is; `undefined` of somebody's own. */
export function presetOf(expression: string): HidePreset | undefined {
  return HIDE_PRESETS.find((preset) => preset.expression === expression);
}
