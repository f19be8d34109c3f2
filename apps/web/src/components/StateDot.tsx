export type StateLook = 'live' | 'busy' | 'lost' | 'forbidden' | 'off' | 'paused';

const CLASSES: Readonly<Record<StateLook, string>> = {
  live: '',
  busy: 'fl-state-busy',
  lost: 'fl-state-cross',
  forbidden: 'fl-state-lock',
  off: 'fl-state-none',
  paused: 'fl-state-paused',
};

/** The small shape before a state: disc, dashed ring, cross, lock, dash, bars. The word beside it says the same. */
export function StateDot({ look }: { readonly look: StateLook }) {
  return (
    <span className={`fl-state ${CLASSES[look]}`} aria-hidden="true">
      {look === 'forbidden' ? (
        <svg viewBox="0 0 11 12" width="11" height="12" fill="none" stroke="currentColor" strokeWidth="1.5">
          <rect x="1" y="5.250" width="9" height="6" rx="1" />
          <path d="M3 5V3.500a2.500 2.500 0 0 1 5 0V5" />
        </svg>
      ) : null}
    </span>
  );
}
