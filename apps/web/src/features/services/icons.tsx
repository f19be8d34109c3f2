/** Decoration: the control around it has the name. */
export function DownloadIcon() {
  return (
    <svg className="fl-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M10 3.500v8.500M6.500 8.800L10 12.300l3.500-3.500M4 15.800h12" />
    </svg>
  );
}

/** Points right; turned down while what it stands before is open. */
export function TreeChevron({ open }: { readonly open: boolean }) {
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
