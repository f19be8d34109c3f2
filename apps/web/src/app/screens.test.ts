import { matchRoutes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { screenOf, type ScreenName } from '../early/screenOf.ts';
import { screens } from './screens.tsx';

/** The screens as the built page names them. */
const NAMES: Readonly<Record<string, ScreenName>> = {
  map: 'map',
  services: 'services',
  'services/:namespace/:name': 'service',
  cache: 'cache',
};

describe('screens', () => {
  it('have a name each', () => {
    expect(screens.map(({ path }) => path)).toEqual(Object.keys(NAMES));
  });

  it.each(['map', 'map/', 'services', 'services/', 'services/shop/cart', 'cache', 'cache/'])(
    'are fetched ahead for the address that opens them: %s',
    (path) => {
      const [match] = matchRoutes([...screens], `/${path}`) ?? [];
      expect(screenOf(path, false)).toBe(NAMES[match?.route.path ?? '']);
    },
  );

  it.each(['', 'nowhere', 'services/shop', 'map/more'])(
    'for any other address the start is fetched ahead, which is the way on: %s',
    (path) => {
      expect(matchRoutes([...screens], `/${path}`)).toBeNull();
      expect(screenOf(path, false)).toBe('map');
      expect(screenOf(path, true)).toBe('services');
    },
  );
});
