import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';

// Only how long a failing test waits before it says so; on a busy machine a render may take a second.
configure({ asyncUtilTimeout: 5_000 });

/**
 * jsdom has no media queries: nothing matches, which is a light, narrow, unmoved page in English. Nor does it lay out, so that there is
 * nothing to scroll.
 */
beforeEach(() => {
  globalThis.matchMedia = (query: string): MediaQueryList =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  Element.prototype.scrollIntoView = () => undefined;
  localStorage.clear();
});

afterEach(() => cleanup());
