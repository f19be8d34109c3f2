import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Fragment } from 'react';
import { Button } from '@patternfly/react-core';
import { ChevronRightIcon } from '../../components/icons.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { ExactSince } from './ExactSince.tsx';
import { MiddleTruncated } from './MiddleTruncated.tsx';
import { PodGlyph } from './PodGlyph.tsx';
import type { PodsViewProps } from './podsViewProps.ts';
import { PodTabs } from './PodTabs.tsx';
import { trafficOf } from './podOrder.ts';
import { TrafficLabel } from './TrafficLabel.tsx';
import { usePodReason } from './usePodReason.ts';

/** The pods in columns, for wide windows; a row opens to the same as the sections of a narrow one. */
export function PodTable({ pods, isOpen, onToggle }: PodsViewProps) {
  const { t } = useTranslation();
  const reasonOf = usePodReason();
  return (
    <Table
      variant="compact"
      role="table"
      gridBreakPoint=""
      aria-label={t('service.pods.label')}
      className="fl-pod-table"
    >
      <Thead>
        <Tr>
          <Th>{t('service.pods.name')}</Th>
          <Th>{t('service.pods.traffic')}</Th>
          <Th>{t('service.pods.why')}</Th>
          <Th className="fl-number">{t('service.pods.since')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {pods.map((pod) => {
          const open = isOpen(pod);
          const traffic = trafficOf(pod);
          return (
            <Fragment key={pod.uid}>
              <Tr>
                <Td>
                  <span className="fl-pod-cell">
                    <Button
                      variant="plain"
                      size="sm"
                      className={open ? 'fl-turn fl-turn-open' : 'fl-turn'}
                      aria-expanded={open}
                      aria-label={t('service.pods.details', { name: pod.name })}
                      icon={<ChevronRightIcon />}
                      onClick={() => onToggle(pod, !open)}
                    />
                    <PodGlyph traffic={traffic} />
                    <span className="fl-pod-name fl-mono">
                      <MiddleTruncated text={pod.name} />
                    </span>
                  </span>
                </Td>
                <Td>
                  <TrafficLabel traffic={traffic} />
                </Td>
                <Td className="fl-wrap">
                  <span className="fl-pod-why" title={reasonOf(pod)}>
                    {reasonOf(pod)}
                  </span>
                </Td>
                <Td className="fl-number fl-subtle">
                  <ExactSince since={pod.since} />
                </Td>
              </Tr>
              {open ? (
                <Tr>
                  <Td colSpan={4}>
                    <PodTabs pod={pod} />
                  </Td>
                </Tr>
              ) : null}
            </Fragment>
          );
        })}
      </Tbody>
    </Table>
  );
}
