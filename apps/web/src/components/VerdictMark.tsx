import type { Verdict } from '@fairlead/protocol';

export interface VerdictMarkProps {
  readonly verdict: Verdict;
  /** Side in CSS pixels. */
  readonly size?: number;
  /** Spoken name; without it the mark is decoration beside its word. */
  readonly label?: string;
}

/** The mark of a verdict: each differs in shape, outline and glyph, so that colour only adds to it. */
export function VerdictMark({ verdict, size = 18, label }: VerdictMarkProps) {
  return (
    <svg
      className="fl-mark"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {SHAPES[verdict]}
    </svg>
  );
}

const SHAPES: Readonly<Record<Verdict, React.ReactElement>> = {
  broken: (
    <>
      <path className="fl-mark-broken" d="M6.1 0.8h7.8l5.3 5.3v7.8l-5.3 5.3H6.1L0.800 13.900V6.100z" />
      <path className="fl-mark-broken-glyph" d="M6.900 6.900l6.200 6.200m0-6.200l-6.200 6.200" />
    </>
  ),
  degraded: (
    <>
      <path className="fl-mark-degraded" d="M10 1.900L18.900 17.900H1.100z" />
      <path className="fl-mark-degraded-glyph" d="M10 7.200v5.200m0 2.100v1.300" />
    </>
  ),
  unknown: (
    <>
      <circle className="fl-mark-unknown" cx="10" cy="10" r="8.2" />
      <path
        className="fl-mark-unknown-glyph"
        d="M7.700 8.100a2.300 2.300 0 1 1 3.600 1.900c-.9.6-1.300 1-1.300 2m0 1.700v1.200"
      />
    </>
  ),
  ok: <circle className="fl-mark-ok" cx="10" cy="10" r="7" />,
  'at-rest': <circle className="fl-mark-rest" cx="10" cy="10" r="7.500" />,
};
