import { describe, expect, it } from 'vitest';
import { routerTrouble } from './routerTrouble.ts';

const CART = 'service/shop/cart';
const WEB = 'service/shop/web';
const LEDGER = 'service/pay/ledger';

describe('routerTrouble', () => {
  it.each([
    { name: 'nothing is missing', all: [CART], missing: [], notGranted: [] },
    { name: 'it leads nowhere', all: [], missing: [], notGranted: [] },
  ])('is none when $name', (destinations) => {
    expect(routerTrouble('shop', destinations)).toBeUndefined();
  });

  it.each([
    {
      name: 'one of two is missing',
      all: [CART, WEB],
      missing: [WEB],
      notGranted: [],
      want: {
        verdict: 'degraded',
        reasons: [{ id: 'backend-missing', level: 'partial', facts: { services: ['web'] } }],
      },
    },
    {
      name: 'all are missing, one of them elsewhere',
      all: [CART, LEDGER],
      missing: [LEDGER, CART],
      notGranted: [],
      want: {
        verdict: 'broken',
        reasons: [{ id: 'backend-missing', level: 'absent', facts: { services: ['pay/ledger', 'cart'] } }],
      },
    },
    {
      name: 'one is missing, and the other not granted',
      all: [CART, LEDGER],
      missing: [CART],
      notGranted: [LEDGER],
      want: {
        verdict: 'broken',
        reasons: [
          { id: 'backend-missing', cause: { reason: 'backend-missing', subject: CART } },
          { id: 'backend-not-granted', facts: { services: ['pay/ledger'] } },
        ],
      },
    },
  ])('tells when $name', ({ want, name: _name, ...destinations }) => {
    expect(routerTrouble('shop', destinations)).toMatchObject(want);
  });
});
