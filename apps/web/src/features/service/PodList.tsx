import { formatCount } from '@fairlead/messages';
import type { Pod, Service } from '@fairlead/protocol';
import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useMediaQuery } from '../../settings/useMediaQuery.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useQuietOrder } from '../attention/useQuietOrder.ts';
import { foldReceiving, inPodOrder, receives } from './podOrder.ts';
import { PodItem } from './PodItem.tsx';
import { PodTable } from './PodTable.tsx';
import type { PodsViewProps } from './podsViewProps.ts';
import { usePodParameter } from './usePodParameter.ts';
import './pods.css';

/** There is room for columns from this width of the window on. */
const ROOMY = '(min-width: 1920px)';

/** The pods of a service, the ones without traffic first; receiving ones past the twentieth are folded. */
export function PodList({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const roomy = useMediaQuery(ROOMY);
  const [unfolded, setUnfolded] = useState(false);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [named, name] = usePodParameter();
  const quiet = useQuietOrder(inPodOrder(service.pods), (pod) => pod.uid);
  const { shown, folded } = foldReceiving(quiet.items);
  const pods = unfolded ? quiet.items : shown;

  if (service.pods.length === 0) return <NoPods service={service} />;
  const [first] = pods;
  // Without a word from anyone, the pod to start with is open.
  const opening = pods.some((pod) => pod.name === named)
    ? named
    : first !== undefined && !receives(first)
      ? first.name
      : undefined;
  const isOpen = (pod: Pod): boolean => toggled.get(pod.uid) ?? pod.name === opening;
  const toggle = (pod: Pod, open: boolean): void => {
    // What is open by default stays so when the address begins to name another.
    const kept = pods.filter(isOpen).map((other) => [other.uid, true] as const);
    setToggled(new Map([...toggled, ...kept, [pod.uid, open]]));
    name(open ? pod.name : undefined);
  };
  const View = roomy ? PodTable : PodSections;
  return (
    <div className="fl-pods" {...quiet.handlers}>
      <View pods={pods} isOpen={isOpen} onToggle={toggle} />
      {folded.length === 0 || unfolded ? null : (
        <Button variant="link" className="fl-pods-fold" onClick={() => setUnfolded(true)}>
          {t('service.pods.fold', { count: folded.length, countText: formatCount(folded.length, language) })}
        </Button>
      )}
      {service.podsTotal > service.pods.length ? (
        <p className="fl-service-empty fl-tabular">
          {t('service.pods.bounded', {
            shown: formatCount(service.pods.length, language),
            total: formatCount(service.podsTotal, language),
          })}
        </p>
      ) : null}
    </div>
  );
}

function PodSections({ pods, isOpen, onToggle }: PodsViewProps) {
  const { t } = useTranslation();
  return (
    <ul className="fl-pod-list" aria-label={t('service.pods.label')}>
      {pods.map((pod) => (
        <PodItem key={pod.uid} pod={pod} open={isOpen(pod)} onToggle={(open) => onToggle(pod, open)} />
      ))}
    </ul>
  );
}

function NoPods({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const text =
    service.externalName !== null
      ? t('service.pods.noneByDesign')
      : service.selector === null
        ? t('service.pods.noneElsewhere')
        : t('service.pods.none');
  return <p className="fl-service-empty">{text}</p>;
}
