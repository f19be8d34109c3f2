import type { TrafficWord } from '@fairlead/messages';

/** Filled disc receives, dashed disc only while nothing is ready, ring listed without traffic, × not listed. */
export function PodGlyph({ traffic }: { readonly traffic: TrafficWord }) {
  return (
    <svg
      className={`fl-pod-glyph fl-pod-glyph-${traffic}`}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
    >
      {SHAPES[traffic]}
    </svg>
  );
}

const DISC = <circle cx="7" cy="7" r="5" />;

const SHAPES: Readonly<Record<TrafficWord, React.ReactElement>> = {
  receives: DISC,
  'local-only': DISC,
  fallback: DISC,
  none: DISC,
  'not-listed': <path d="M3 3l8 8m0-8l-8 8" />,
};
