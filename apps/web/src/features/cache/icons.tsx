/** Decoration: the button has its text. */
export function CopyIcon() {
  return (
    <svg className="fl-icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d="M8 7.500h8.500V17H8zM5.500 12.500H3.500V3H12v2" />
    </svg>
  );
}
