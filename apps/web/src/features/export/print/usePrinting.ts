import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

const DARK = 'pf-v6-theme-dark';

/**
 * What goes on paper: made when the browser is about to print, `undefined` otherwise. Meanwhile the page has light colours.
 * `onSheet` is called with it once the sheet is in the document; `make` answers `undefined` where there is nothing to print.
 */
export function usePrinting<Sheet>(make: () => Sheet | undefined, onSheet?: (sheet: Sheet) => void): Sheet | undefined {
  const [sheet, setSheet] = useState<Sheet>();
  const latest = useRef({ make, onSheet });
  useEffect(() => {
    latest.current = { make, onSheet };
  });
  useEffect(() => {
    const root = document.documentElement;
    let wasDark = false;
    const before = (): void => {
      const made = latest.current.make();
      if (made === undefined) return;
      wasDark = root.classList.contains(DARK);
      root.classList.remove(DARK);
      // The browser prints as soon as this returns.
      flushSync(() => setSheet(() => made));
      latest.current.onSheet?.(made);
    };
    const after = (): void => {
      if (wasDark) root.classList.add(DARK);
      wasDark = false;
      setSheet(undefined);
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return sheet;
}
