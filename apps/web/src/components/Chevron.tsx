/** Points right; turned down while what it stands before is open. */
export function Chevron({ open }: { readonly open: boolean }) {
  return (
    <svg
      className={open ? 'fl-chevron fl-chevron-open' : 'fl-chevron'}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
    >
      <path d="M6 4l4 4-4 4" />
    </svg>
  );
}
