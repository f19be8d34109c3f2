import { formatCount, type ReasonText } from '@fairlead/messages';
import type { Reason, Service, Verdict } from '@fairlead/protocol';
import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { Alert } from '../../components/Alert.tsx';
import type { Heading } from '../../components/heading.ts';
import { useReasonText } from '../../components/useReasonText.ts';
import { useServerNow } from '../../components/useServerNow.ts';
import { VerdictMark } from '../../components/VerdictMark.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { continued, splitFact } from './splitFact.ts';
import { EvidenceLinks } from './statement/EvidenceLinks.tsx';
import type { FieldPath } from './statement/field.ts';
import { evidenceOf } from './statement/serviceStatements.ts';

/** Further ones are counted, so that the pods stay in sight. */
const MOST_FURTHER = 3;

/** Well is said in the tone of information: the page never praises. */
const VARIANTS: Readonly<Record<Verdict, 'danger' | 'warning' | 'info'>> = {
  broken: 'danger',
  degraded: 'warning',
  unknown: 'info',
  'at-rest': 'info',
  ok: 'info',
};

export interface VerdictAlertProps {
  readonly service: Service;
  readonly heading: Heading;
  /** Shows the field of the service that a reason rests on. */
  readonly onField: (field: FieldPath) => void;
}

/** The verdict in one sentence of fact and one of next step, and further reasons in a line each, at most three at first. */
export function VerdictAlert({ service, heading, onField }: VerdictAlertProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const nowMs = useServerNow(5_000);
  const reasonText = useReasonText(nowMs);
  const { backends, verdict } = service;
  const headline = service.headline ?? service.note;
  const counts = {
    receiving: formatCount(backends.receiving, language),
    total: formatCount(backends.total, language),
  };
  const counted =
    backends.total === 0
      ? ''
      : backends.receiving === backends.total
        ? t('service.verdict.allReceive', { count: backends.total, countText: counts.total })
        : t('service.verdict.receiving', counts);
  const text: ReasonText | undefined = headline === null ? undefined : reasonText(headline);
  const { title, rest } = splitFact(text === undefined || text.fact === '' ? counted : text.fact);
  const further = furtherReasons(service, headline);
  const [unfolded, setUnfolded] = useState(false);
  // One line for a single reason would be no shorter than the reason.
  const folds = !unfolded && further.length > MOST_FURTHER + 1;
  if (title === '') return null;
  return (
    <>
      <Alert
        isInline
        className="fl-service-verdict"
        component={heading}
        variant={VARIANTS[verdict]}
        customIcon={<VerdictMark verdict={verdict} size={18} />}
        title={title}
      >
        {rest === '' ? (text === undefined ? '' : counted) : rest}{' '}
        {text === undefined || text.next === '' ? null : (
          <>
            <strong>{t('service.verdict.next')}</strong> {language === 'en' ? continued(text.next) : text.next}
          </>
        )}
        {headline === null ? null : <EvidenceLinks evidence={evidenceOf(headline, service)} onField={onField} />}
      </Alert>
      {further.length === 0 ? null : (
        <ul className="fl-service-further" aria-label={t('service.verdict.more')}>
          {(folds ? further.slice(0, MOST_FURTHER) : further).map((reason, index) => (
            <li key={`${reason.id} ${index}`} className={`fl-service-further-${reason.level}`}>
              {reasonText(reason).sentence}
              <EvidenceLinks evidence={evidenceOf(reason, service)} onField={onField} />
            </li>
          ))}
          {folds ? (
            <li className="fl-service-further-rest">
              <Button variant="link" isInline onClick={() => setUnfolded(true)}>
                {t('service.verdict.moreReasons', { count: further.length - MOST_FURTHER })}
              </Button>
            </li>
          ) : null}
        </ul>
      )}
    </>
  );
}

/** Reasons beside the headline, in the order they come; near misses have a block of their own. */
export function furtherReasons({ reasons }: Pick<Service, 'reasons'>, headline: Reason | null): readonly Reason[] {
  const first = headline === null ? -1 : reasons.findIndex(({ id }) => id === headline.id);
  return reasons.filter(({ id }, index) => index !== first && id !== 'near-miss');
}
