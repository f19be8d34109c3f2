import { useEffect } from 'react';

/** Whoever closes the drawer from inside gets the focus back where they opened it. */
export function useFocusReturn(inside: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const opener = document.activeElement;
    const panel = inside.current?.closest('.pf-v6-c-drawer__panel');
    return () => {
      const focused = document.activeElement;
      const lost = focused === null || focused === document.body || (panel?.contains(focused) ?? false);
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [inside]);
}
