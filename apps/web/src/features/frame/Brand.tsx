/** The mark: a ring with a line run through it. */
export function Brand() {
  return (
    <span className="fl-brand">
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" fill="none">
        <rect className="fl-brand-ring" x="5.300" y="2.300" width="17.400" height="23.400" rx="8" />
        <path
          className="fl-brand-rope"
          d="M1 21.800c4-2.300 5.400-5.400 8.800-7 3-1.400 5.200-.8 8.400-2.300 3.400-1.600 5.200-4.300 8.800-5.800"
        />
      </svg>
      <span className="fl-brand-name">Fairlead</span>
    </span>
  );
}
