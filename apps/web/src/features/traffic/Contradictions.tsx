import type { Contradiction, PodTraffic } from '@fairlead/protocol';
import { Alert } from '../../components/Alert.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';

export interface ContradictionsProps {
  readonly found: readonly Contradiction[];
  /** Of a pod: what it should get. */
  readonly expected?: PodTraffic;
}

/** Where what is called and what is ready do not fit together, in words. */
export function Contradictions({ found, expected }: ContradictionsProps) {
  const { t } = useTranslation();
  // A pod that is ready and gets nothing by the rules, such as one without the port that is called, is no riddle.
  const textOf = (name: Contradiction) =>
    name === 'ready-without-traffic' && expected === 'none'
      ? t('traffic.contradiction.ready-by-rule')
      : t(`traffic.contradiction.${name}`);
  return found.map((name) => (
    <Alert
      key={name}
      isInline
      isPlain
      component="div"
      variant="warning"
      className="fl-contradiction"
      title={textOf(name)}
    />
  ));
}
