import { formatCount } from '@fairlead/messages';
import type { GraphSnapshot } from '@fairlead/protocol';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useLivePart } from '../../api/LiveProvider.tsx';
import { VerdictMark } from '../../components/VerdictMark.tsx';
import { formatClock } from '../../i18n/formatTime.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

export interface NothingWrongProps {
  readonly snapshot: GraphSnapshot;
  /** Pods and nodes are read. */
  readonly complete: boolean;
  /** It is not known which services there are. */
  readonly unread: boolean;
}

/** Nothing is broken or degraded. It says "all" only if every service is proven to be well. */
export function NothingWrong({ snapshot, complete, unread }: NothingWrongProps) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const changedAtMs = useLivePart('changedAtMs');
  if (!complete) return <p className="fl-rail-note">{t('attention.notYet')}</p>;
  if (unread) return <p className="fl-rail-note">{t('attention.unread')}</p>;
  if (snapshot.total === 0) return <p className="fl-rail-note fl-subtle">{t('attention.noServices')}</p>;
  const ok = snapshot.groups
    .filter((group) => group.kind === 'namespace')
    .reduce((sum, group) => sum + group.members.ok, 0);
  const { services: hidden } = snapshot.hidden;
  const without = snapshot.total - hidden - ok;
  // Of what is hidden nothing is claimed here; its own line says how it is.
  const all = without === 0 && hidden === 0;
  return (
    <div className="fl-rail-note">
      <p className="fl-rail-well">
        <VerdictMark verdict={all ? 'ok' : 'unknown'} />
        {all
          ? t('attention.none', { count: snapshot.total, countText: formatCount(snapshot.total, language) })
          : t(hidden === 0 ? 'attention.nothingBroken' : 'attention.nothingBrokenShown')}
      </p>
      {without === 0 ? null : (
        <p>{t('attention.withoutProof', { count: without, countText: formatCount(without, language) })}</p>
      )}
      {changedAtMs === undefined ? null : (
        <p className="fl-subtle fl-tabular">
          {t('attention.lastChange', { time: formatClock(changedAtMs, language, settings.times) })}
        </p>
      )}
    </div>
  );
}
