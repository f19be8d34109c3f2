import { afterEach, describe, expect, it, vi } from 'vitest';
import { graphSearch } from '../api/ApiClient.ts';
import { pictureOf } from '../viewState/pictureOf.ts';
import { parseViewState } from '../viewState/viewState.ts';
import { withEarlyAnswer, type EarlyAnswer, type EarlyScope } from './earlyAnswer.ts';
import { pictureSearch } from './pictureSearch.ts';

describe('pictureSearch', () => {
  it.each([
    '',
    'level=service',
    'namespace=shop&namespace=payments',
    'open=namespace/shop&verdict=broken',
    'level=workload&select=service/shop/cart&find=name:cart&at=10,20,0.5',
  ])('asks for the same as the program: %s', (text) => {
    const address = new URLSearchParams(text);
    expect(pictureSearch(address)?.toString()).toBe(graphSearch(pictureOf(parseViewState(address))).toString());
  });

  it('leaves to the program what only that can read', () => {
    expect(pictureSearch(new URLSearchParams('hide=kind:job'))).toBeUndefined();
    expect(pictureSearch(new URLSearchParams('focus=service/shop/cart'))).toBeUndefined();
  });
});

describe('withEarlyAnswer', () => {
  const URL_ASKED = 'http://fairlead.test/api/v1/graph';
  const early = new Response('early');
  const late = new Response('late');
  const asked = vi.fn(() => Promise.resolve(late));

  const keep = (answer: EarlyAnswer): void => {
    (globalThis as EarlyScope).fairleadEarly = answer;
  };

  afterEach(() => {
    asked.mockClear();
  });

  it('gives it once, to who asks for the same address', async () => {
    keep({ url: URL_ASKED, response: Promise.resolve(early) });
    const fetchOnce = withEarlyAnswer(asked);
    expect(await fetchOnce(`${URL_ASKED}?level=service`)).toBe(late);
    expect(await fetchOnce(URL_ASKED)).toBe(early);
    expect(await fetchOnce(URL_ASKED)).toBe(late);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('asks anew where it failed', async () => {
    keep({ url: URL_ASKED, response: Promise.reject(new TypeError('network')) });
    expect(await withEarlyAnswer(asked)(URL_ASKED)).toBe(late);
  });

  it('gives nothing to who does not wait any more', async () => {
    keep({ url: URL_ASKED, response: Promise.resolve(early) });
    const given = withEarlyAnswer(asked)(URL_ASKED, { signal: AbortSignal.abort() });
    await expect(given).rejects.toThrow('aborted');
  });
});
