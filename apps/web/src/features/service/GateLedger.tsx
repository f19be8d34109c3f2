import { formatCount, gateText } from '@fairlead/messages';
import type { Gate, Pod } from '@fairlead/protocol';
import { Button, Label, ProgressStep, ProgressStepper } from '@patternfly/react-core';
import { useId, useState, type ReactNode } from 'react';
import { useReasonText } from '../../components/useReasonText.ts';
import { useServerNow } from '../../components/useServerNow.ts';
import { formatIso, formatMoment } from '../../i18n/formatTime.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { ExactSince } from './ExactSince.tsx';
import { GateIcon } from './GateIcon.tsx';
import { ledgerOf } from './ledger.ts';
import { EvidenceLinks } from './statement/EvidenceLinks.tsx';
import { fieldName, type FieldPath } from './statement/field.ts';
import { gateEvidence } from './statement/gateStatements.ts';
import './gates.css';

export interface GateLedgerProps {
  readonly pod: Pod;
  /** Shows the field of the pod that a gate rests on. */
  readonly onField: (field: FieldPath) => void;
}

/** Every gate on a pod's way to traffic, in the order they have to flip; the first that has not is marked. */
export function GateLedger({ pod, onField }: GateLedgerProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [unfolded, setUnfolded] = useState(false);
  const { folded, shown, next } = ledgerOf(pod.gates);
  if (pod.gates.length === 0) return null;
  const gates = unfolded ? [...folded, ...shown] : shown;
  return (
    <div className="fl-gates">
      {folded.length === 0 || unfolded ? null : (
        <Button variant="link" isInline className="fl-gates-fold" onClick={() => setUnfolded(true)}>
          <GateIcon state="passed" />
          {t('service.gates.passedFold', { count: folded.length, countText: formatCount(folded.length, language) })}
        </Button>
      )}
      <ProgressStepper isVertical aria-label={t('service.gates.label', { name: pod.name })}>
        {gates.map((gate) => (
          <GateStep key={gate.id} gate={gate} pod={pod} isNext={gate === next} onField={onField} />
        ))}
      </ProgressStepper>
    </div>
  );
}

const VARIANTS = { passed: 'success', failed: 'danger', waiting: 'pending', unknown: 'pending' } as const;

interface GateStepProps extends GateLedgerProps {
  readonly gate: Gate;
  readonly isNext: boolean;
}

function GateStep({ gate, pod, isNext, onField }: GateStepProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const nowMs = useServerNow(5_000);
  const reasonText = useReasonText(nowMs);
  const id = useId();
  const message =
    gate.state === 'passed' ? '' : gate.reason === null ? (gate.detail ?? '') : reasonText(gate.reason).fact;
  const evidence = gateEvidence(gate, pod);
  const description =
    gate.state === 'passed' ? undefined : (
      <>
        {message}
        <EvidenceLinks evidence={evidence} onField={onField} />
      </>
    );
  return (
    <ProgressStep
      id={id}
      titleId={`${id}-title`}
      variant={VARIANTS[gate.state]}
      isCurrent={isNext}
      icon={<GateIcon state={gate.state} />}
      className={`fl-gate fl-gate-${gate.state}`}
      {...(description === undefined ? {} : { description })}
    >
      <span className="fl-gate-line">
        <span className="fl-gate-name">
          <Button
            variant="plain"
            className="fl-field-link"
            title={t('service.evidence.field', { field: fieldName(evidence.field) })}
            onClick={() => onField(evidence.field)}
          >
            {gateText({ kind: gate.kind, name: nameOf(gate, pod) }, language)}
            {portTarget(gate, pod)}
          </Button>
          <span className="fl-visually-hidden">, {t(`service.gates.state.${gate.state}`)}</span>
          {isNext ? (
            <Label isCompact color="blue" className="fl-gate-next">
              {t('service.gates.flipsNext')}
            </Label>
          ) : null}
        </span>
        <GateSince gate={gate} />
      </span>
    </ProgressStep>
  );
}

/** Since when a gate has been passed, as a time of day; for how long one has not been. */
function GateSince({ gate }: { readonly gate: Gate }): ReactNode {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const nowMs = useServerNow(60_000);
  if (gate.since === null) return null;
  if (gate.state !== 'passed') {
    return (
      <span className="fl-gate-since">
        <ExactSince since={gate.since} phrase={(age) => t('service.gates.forAge', { age })} />
      </span>
    );
  }
  const atMs = Date.parse(gate.since.at);
  return (
    <time className="fl-gate-since fl-tabular" dateTime={gate.since.at} title={formatIso(atMs, settings.times)}>
      {formatMoment(atMs, nowMs, language, settings.times)}
    </time>
  );
}

/** The node and the addresses are not part of a gate's id. */
function nameOf(gate: Gate, pod: Pod): string | null {
  if (gate.kind === 'scheduled') return pod.node;
  if (gate.kind === 'has-ip') return pod.addresses.length === 0 ? null : pod.addresses.join(', ');
  return gate.name;
}

function portTarget(gate: Gate, pod: Pod): string {
  if (gate.kind !== 'port') return '';
  const port = pod.ports.find(({ name, port: number, protocol }) =>
    [name, `${number}/${protocol}`].includes(gate.name ?? ''),
  );
  return port === undefined || port.target === null ? '' : ` → ${port.target}`;
}
