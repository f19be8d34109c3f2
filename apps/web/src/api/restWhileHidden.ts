/** A browser allows six connections to one origin, so a tab that nobody has looked at for this long gives its own up. */
const HIDDEN_MS = 30_000;

/** Closes the stream of a hidden tab after 30 s and opens it again when the tab is shown. Returns how to stop that. */
export function restWhileHidden(
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>,
  stream: { rest(): void; wake(): void },
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = (): void => {
    clearTimeout(timer);
    if (page.visibilityState === 'hidden') timer = setTimeout(() => stream.rest(), HIDDEN_MS);
    else stream.wake();
  };
  page.addEventListener('visibilitychange', follow);
  if (page.visibilityState === 'hidden') follow();
  return () => {
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', follow);
  };
}
