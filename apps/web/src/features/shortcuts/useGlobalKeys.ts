import { useLocation, useNavigate } from 'react-router';
import { useKeys } from '../../keys/useKeys.ts';

/** Keys that work on every screen: the screens themselves, the find box, this list, the link to the view. */
export function useGlobalKeys({
  onShortcuts,
  onCopied,
  enabled,
}: {
  readonly onShortcuts: () => void;
  /** The link to the view is on the clipboard. */
  readonly onCopied: () => void;
  readonly enabled: boolean;
}): void {
  const navigate = useNavigate();
  const { search } = useLocation();
  const go = (pathname: string) => (): void => void navigate({ pathname, search });
  useKeys(
    {
      'g m': go('/map'),
      'g s': go('/services'),
      'g c': go('/cache'),
      '?': onShortcuts,
      '/': () => document.querySelector<HTMLInputElement>('.fl-find input')?.focus(),
      y: () => void navigator.clipboard.writeText(globalThis.location.href).then(onCopied),
    },
    enabled,
  );
}
