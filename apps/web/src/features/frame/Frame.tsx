import { useEffect, useState } from 'react';
import { Outlet } from 'react-router';
import { useGraphSnapshot, useStatus } from '../../api/queries.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { AboutModal } from '../about/AboutModal.tsx';
import { LiveRegion } from '../announce/LiveRegion.tsx';
import { SettingsModal } from '../settings/SettingsModal.tsx';
import { ShortcutsModal } from '../shortcuts/ShortcutsModal.tsx';
import { useGlobalKeys } from '../shortcuts/useGlobalKeys.ts';
import { CopiedToast } from '../shortcuts/CopiedToast.tsx';
import { Banners } from './Banners.tsx';
import { keepFocus } from './keepFocus.ts';
import { Masthead, type Dialog } from './Masthead.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useLiveTarget } from './useLiveTarget.ts';
import './frame.css';
import './narrow.css';

/** What every screen stands in: masthead, notes, the screen itself, status bar, and the dialogs. */
export function Frame() {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Dialog>();
  const target = useLiveTarget();
  const status = useStatus().data;
  const snapshot = useGraphSnapshot(target);
  const [copied, setCopied] = useState(false);
  useGlobalKeys({
    onShortcuts: () => setDialog('shortcuts'),
    onCopied: () => setCopied(true),
    enabled: dialog === undefined,
  });
  useEffect(() => keepFocus(document), []);
  const close = (): void => setDialog(undefined);
  return (
    <div className="fl-frame">
      <Masthead status={status} onOpen={setDialog} />
      <Banners status={status} />
      <Outlet />
      <StatusBar status={status} revision={snapshot?.revision} />
      <LiveRegion snapshot={snapshot} scope={JSON.stringify(target)} />
      {copied ? <CopiedToast text={t('shortcuts.linkCopied')} onGone={() => setCopied(false)} /> : null}
      {dialog === 'settings' ? <SettingsModal onClose={close} /> : null}
      {dialog === 'shortcuts' ? <ShortcutsModal onClose={close} /> : null}
      {dialog === 'about' ? <AboutModal status={status} onClose={close} /> : null}
    </div>
  );
}
