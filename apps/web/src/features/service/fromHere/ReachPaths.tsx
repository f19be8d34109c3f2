import { formatCount, reachText, wayInWord } from '@fairlead/messages';
import type { Reach, ReachPath } from '@fairlead/protocol';
import { Label } from '@patternfly/react-core';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { samePaths } from './samePaths.ts';

/** Backends named in one line; the others are counted. */
const NAMED_AT_MOST = 6;

const STATUS = {
  reached: 'success',
  partly: 'warning',
  refused: 'danger',
  dropped: 'danger',
  'no-address': 'danger',
  unknown: 'custom',
} as const;

/** One entry per way in; ports and families that fare alike share one. */
export function ReachPaths({ reach }: { readonly reach: Reach }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  return (
    <ul className="fl-reach" aria-label={t('service.from.paths')}>
      {samePaths(reach.paths).map((paths) => {
        const [first] = paths;
        const { short, fact, why, next } = reachText(first, language, reach.nodes);
        return (
          <li key={`${first.way} ${paths.map(portOf).join()}`}>
            <span className="fl-reach-head">
              {/* Reached is nothing to praise: a plain label, as for pods that receive. */}
              <Label
                isCompact
                className={`fl-reach-label fl-reach-${STATUS[first.outcome]}`}
                variant={first.outcome === 'unknown' ? 'outline' : 'filled'}
              >
                {short}
              </Label>
              <span>{wayInWord(first.way, language)}</span>
              <span className="fl-mono fl-subtle">{[...new Set(paths.map(portOf))].join(', ')}</span>
            </span>
            <span>{[fact, why, next].filter((text) => text !== '').join(language === 'zh' ? '' : ' ')}</span>
            <Reached path={first} />
          </li>
        );
      })}
    </ul>
  );
}

function portOf({ port, family }: ReachPath): string {
  return port === null ? family : `${port.name === '' ? '' : `${port.name} `}${port.port}`;
}

function Reached({ path }: { readonly path: ReachPath }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { pods, podsTotal } = path;
  if (pods.length === 0) return null;
  const named = pods.slice(0, NAMED_AT_MOST);
  const more = podsTotal - named.length;
  return (
    <ul className="fl-reach-pods fl-mono" aria-label={t('service.from.pods')}>
      {named.map(({ name, node }) => (
        <li key={name}>
          {name} {node === null ? null : <span className="fl-subtle">{node}</span>}
        </li>
      ))}
      {more <= 0 ? null : <li>{t('service.from.morePods', { countText: formatCount(more, language) })}</li>}
    </ul>
  );
}
