import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { SettingsProvider } from '../../settings/SettingsProvider.tsx';
import { aServiceNode } from '../../testing/samples.ts';
import { useMapTexts, type AreaNews } from './useMapTexts.ts';

const LIVE: AreaNews = { kind: 'live' };
const hidden = { services: 0, broken: 0, degraded: 0, others: 0, edges: 0 };
const wrapper = ({ children }: { readonly children: ReactNode }) => <SettingsProvider>{children}</SettingsProvider>;

describe('useMapTexts', () => {
  it('says of a tile that its namespace was not chosen', () => {
    const { result } = renderHook(() => useMapTexts({ total: 1, attention: [], hidden }, LIVE), { wrapper });
    const members = { ok: 2, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: 'oo' };
    const tile = aServiceNode('pay/tile', { id: 'namespace/pay', kind: 'namespace', name: 'pay', members });
    expect(result.current.node(tile).label).not.toContain('not a chosen namespace');
    const outside = { ...tile, outside: true } as const;
    expect(result.current.node(outside).label).toMatch(/^pay, .*, not a chosen namespace$/);
    expect(result.current.tip(outside, [])).toContain(
      'Not a chosen namespace: 2 services of it call into one, or are called',
    );
  });

  it('says of a tile what is in it', () => {
    const { result } = renderHook(() => useMapTexts({ total: 4, attention: [], hidden }, LIVE), { wrapper });
    const members = { ok: 2, degraded: 1, broken: 1, unknown: 0, 'at-rest': 0, services: 'oobd' };
    const tile = aServiceNode('pay/tile', { id: 'namespace/pay', kind: 'namespace', name: 'pay', members });
    expect(result.current.tip(tile, [])).toContain('1 broken, 1 degraded, 4 services');
  });

  it('says on an app how many of its services are at the worst', () => {
    const { result } = renderHook(() => useMapTexts({ total: 4, attention: [], hidden }, LIVE), { wrapper });
    const members = { ok: 2, degraded: 1, broken: 1, unknown: 0, 'at-rest': 0, services: 'oobd' };
    const app = aServiceNode('pay/app', { id: 'app/pay/app', kind: 'app', name: 'app', members });
    expect(result.current.node(app).second).toBe('1 of 4 broken');
    const degraded = { ...members, ok: 3, broken: 0, services: 'oood' };
    expect(result.current.node({ ...app, members: degraded }).second).toBe('1 of 4 degraded');
    const well = { ...degraded, ok: 4, degraded: 0, services: 'oooo' };
    expect(result.current.node({ ...app, members: well })).not.toHaveProperty('second');
  });

  it('keeps the words of cards and areas when only the counts of the whole change', () => {
    const { result, rerender } = renderHook(({ total }) => useMapTexts({ total, attention: [], hidden }, LIVE), {
      wrapper,
      initialProps: { total: 2 },
    });
    const before = result.current;
    act(() => {
      rerender({ total: 3 });
    });
    const after = result.current;
    expect(after.label).not.toBe(before.label);
    const kept = (['node', 'tip', 'group', 'rate', 'legend', 'tiles'] as const).filter(
      (name) => after[name] === before[name],
    );
    expect(kept).toEqual(['node', 'tip', 'group', 'rate', 'legend', 'tiles']);
  });
});
