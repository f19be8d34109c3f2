import type { GateState } from '@fairlead/protocol';

/** ✓ in a circle passed, × in a filled square failed, hourglass dashed waiting, – dashed unknown: shape and outline differ. */
export function GateIcon({ state }: { readonly state: GateState }) {
  return (
    <svg className={`fl-gate-icon fl-gate-icon-${state}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      {SHAPES[state]}
    </svg>
  );
}

const SHAPES: Readonly<Record<GateState, React.ReactElement>> = {
  passed: (
    <>
      <circle cx="10" cy="10" r="8.200" />
      <path d="M6.500 10.300l2.500 2.500 4.700-5.200" />
    </>
  ),
  failed: (
    <>
      <rect x="1.500" y="1.500" width="17" height="17" rx="4" />
      <path className="fl-gate-icon-glyph" d="M7 7l6 6m0-6l-6 6" />
    </>
  ),
  waiting: (
    <>
      <circle cx="10" cy="10" r="8.200" strokeDasharray="3 2.600" />
      <path d="M7.300 5.800h5.400M7.300 14.200h5.400M7.900 5.800c0 2.200 1.100 3 2.100 4.200 1-1.200 2.100-2 2.100-4.200M7.900 14.200c0-2.200 1.100-3 2.100-4.200 1 1.200 2.100 2 2.100 4.200" />
    </>
  ),
  unknown: (
    <>
      <circle cx="10" cy="10" r="8.200" strokeDasharray="3 2.600" />
      <path d="M6.800 10h6.400" />
    </>
  ),
};
