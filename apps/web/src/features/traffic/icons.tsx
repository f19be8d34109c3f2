/** Two lines of calls, 20 px, in the colour of the text. Decoration: the control around it has the name. */
export function TrafficIcon() {
  return (
    <svg className="fl-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M3 6.500h11M11 3.500l3.500 3-3.500 3M17 13.500H6M9 10.500l-3.500 3 3.500 3" />
    </svg>
  );
}
