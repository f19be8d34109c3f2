import { formatCount } from '@fairlead/messages';
import { Button } from '@patternfly/react-core';
import { useLocation, useNavigate } from 'react-router';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { MOST_PICKED } from '../../viewState/picked.ts';

export interface PickedBarProps {
  readonly picked: readonly string[];
  /** How many lay in the last frame; more than are kept is said. */
  readonly framed: number;
  readonly onShow: () => void;
  readonly onClear: () => void;
  /** Something is on the clipboard. */
  readonly onCopied: () => void;
}

/** How many cards are picked, and what can be done with all of them. */
export function PickedBar({ picked, framed, onShow, onClear, onCopied }: PickedBarProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const navigate = useNavigate();
  const { search } = useLocation();
  if (picked.length === 0) return null;
  const count = (value: number): string => formatCount(value, language);
  const names = picked.map((id) => id.split('/').slice(1).join('/')).join('\n');
  return (
    <section className="fl-map-bar fl-picked" aria-label={t('picked.label')}>
      <span className="fl-tabular" role="status">
        {t('picked.count', { count: picked.length, countText: count(picked.length) })}
        {framed > MOST_PICKED ? ` ${t('picked.most', { most: count(MOST_PICKED), total: count(framed) })}` : null}
      </span>
      <Button variant="link" isInline onClick={() => void navigate({ pathname: '/services', search })}>
        {t('picked.table')}
      </Button>
      <Button variant="link" isInline onClick={() => void navigator.clipboard.writeText(names).then(onCopied)}>
        {t('picked.names')}
      </Button>
      <Button variant="link" isInline onClick={onShow}>
        {t('picked.show')}
      </Button>
      <Button variant="link" isInline onClick={onClear}>
        {t('picked.clear')}
      </Button>
    </section>
  );
}
