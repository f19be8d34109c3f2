import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { SettingsProvider } from '../../settings/SettingsProvider.tsx';
import { useMapTexts, type AreaNews } from './useMapTexts.ts';

const LIVE: AreaNews = { kind: 'live' };
const hidden = { services: 0, broken: 0, degraded: 0, others: 0, edges: 0 };
const wrapper = ({ children }: { readonly children: ReactNode }) => <SettingsProvider>{children}</SettingsProvider>;

describe('useMapTexts', () => {
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
