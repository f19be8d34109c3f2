/**
 * Runs once the frame that is being made, or the next one, has been painted: what an observer sees is told in a task of its own
 * after that frame.
 */
export function afterPaint(element: Element, run: () => void): void {
  if (typeof IntersectionObserver === 'undefined') {
    requestAnimationFrame(() => setTimeout(run));
    return;
  }
  const observer = new IntersectionObserver(() => {
    observer.disconnect();
    run();
  });
  observer.observe(element);
}
