import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SettingsProvider } from '../../settings/SettingsProvider.tsx';
import { strangersText } from './text.ts';
import { useNodeName } from './useNodeName.ts';

describe('useNodeName', () => {
  it.each([
    { id: 'service/shop/cart', name: 'cart', why: undefined },
    { id: 'caller/outside-the-mesh', name: 'outside the mesh', why: /health checks, scrapers/ },
    { id: 'caller/health-check', name: 'health checks', why: /kubelet/ },
    { id: 'caller/reused-address', name: 'reused address', why: /two pods had this address/ },
    // What no word is known for is called as the telemetry does.
    { id: 'caller/till', name: 'till', why: undefined },
    { id: 'caller/toString', name: 'toString', why: undefined },
    { id: 'caller/', name: 'unknown caller', why: /names nobody/ },
  ])('calls $id "$name"', ({ id, name, why }) => {
    const { result } = renderHook(() => useNodeName(), { wrapper: SettingsProvider });
    expect(result.current.name(id)).toBe(name);
    if (why === undefined) expect(result.current.why(id)).toBeUndefined();
    else expect(result.current.why(id)).toMatch(why);
  });

  it('has a name for every stranger that it tells more of', () => {
    expect(Object.keys(strangersText.en.name)).toEqual(expect.arrayContaining(Object.keys(strangersText.en.why)));
  });
});
