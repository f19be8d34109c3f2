/** Browsers draw no frames for tabs that cannot be seen; what waits for one must not wait for ever. */
const LATEST_MS = 250;

/** Runs before the next frame is drawn, or after a quarter of a second where none is. */
export function nextFrame(run: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    run();
  };
  const timer = setTimeout(once, LATEST_MS);
  requestAnimationFrame(once);
}
