import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SettingsProvider } from '../../settings/SettingsProvider.tsx';
import { aServiceNode, aSnapshot, backends } from '../../testing/samples.ts';
import { LiveRegion } from './LiveRegion.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A picture by what each service has: pods that receive. */
function picture(receiving: Readonly<Record<string, number>>) {
  return aSnapshot({
    nodes: Object.entries(receiving).map(([name, count]) =>
      aServiceNode(`shop/${name}`, { backends: backends(count, 3) }),
    ),
  });
}

function region(first: Readonly<Record<string, number>>) {
  const view = (of: Readonly<Record<string, number>>) => (
    <SettingsProvider>
      <LiveRegion snapshot={picture(of)} scope="all" />
    </SettingsProvider>
  );
  const { rerender, getByRole } = render(view(first));
  return {
    show: (of: Readonly<Record<string, number>>) => rerender(view(of)),
    text: () => getByRole('status').textContent,
    pass: (milliseconds: number): void => {
      act(() => {
        vi.advanceTimersByTime(milliseconds);
      });
    },
  };
}

describe('LiveRegion', () => {
  it('is silent about the first picture and about counts that change', () => {
    const { show, text } = region({ cart: 0, pay: 3 });
    show({ cart: 0, pay: 1 });
    expect(text()).toBe('');
  });

  it('tells which service lost its last backend, and which has one again', () => {
    const { show, text } = region({ cart: 0, pay: 1 });
    show({ cart: 1, pay: 0 });
    expect(text()).toBe('pay lost its last backend. cart has a backend again.');
  });

  it('speaks once in five seconds and sums up what happened meanwhile', () => {
    const { show, text, pass } = region({ a: 1, b: 1, c: 1, d: 1, e: 1 });
    show({ a: 0, b: 1, c: 1, d: 1, e: 1 });
    show({ a: 0, b: 0, c: 1, d: 1, e: 1 });
    show({ a: 0, b: 0, c: 0, d: 0, e: 0 });
    expect(text()).toBe('a lost its last backend.');
    pass(4_999);
    expect(text()).toBe('a lost its last backend.');
    pass(1);
    expect(text()).toBe('4 services lost their last backend: b, c, d and 1 more.');
  });

  it('says nothing about a flap that is over before its turn', () => {
    const { show, text, pass } = region({ a: 1, b: 1 });
    show({ a: 0, b: 1 });
    show({ a: 0, b: 0 });
    show({ a: 0, b: 1 });
    pass(5_000);
    expect(text()).toBe('a lost its last backend.');
  });
});
