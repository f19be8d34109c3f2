import { useEffect, type RefObject } from 'react';

/** Within `frame` the wheel moves the page, as anywhere else on it; only with Ctrl, and by pinching, what is inside hears of it. */
export function useWheelOfPage(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const keep = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    };
    element.addEventListener('wheel', keep, { capture: true, passive: true });
    return () => element.removeEventListener('wheel', keep, { capture: true });
  }, [frame]);
}
