import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';

/** jsdom has no media queries: nothing matches, which is a light, narrow, unmoved page in English. */
beforeEach(() => {
  globalThis.matchMedia = (query: string): MediaQueryList =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  localStorage.clear();
});

afterEach(() => cleanup());
