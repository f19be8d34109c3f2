import type { Pod } from '@fairlead/protocol';
import { ExpandableSection } from '@patternfly/react-core';
import { ExactSince } from './ExactSince.tsx';
import { MiddleTruncated } from './MiddleTruncated.tsx';
import { PodGlyph } from './PodGlyph.tsx';
import { PodTabs } from './PodTabs.tsx';
import { trafficOf } from './podOrder.ts';
import { TrafficLabel } from './TrafficLabel.tsx';
import { usePodReason } from './usePodReason.ts';

export interface PodItemProps {
  readonly pod: Pod;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

/** One pod: what it gets and why in two lines; opened, its way to traffic gate by gate. */
export function PodItem({ pod, open, onToggle }: PodItemProps) {
  const traffic = trafficOf(pod);
  const reason = usePodReason()(pod);
  return (
    <li className="fl-pod">
      <ExpandableSection
        isExpanded={open}
        onToggle={(_event, expanded) => onToggle(expanded)}
        toggleContent={
          <span className="fl-pod-head">
            <PodGlyph traffic={traffic} />
            <span className="fl-pod-name fl-mono">
              <MiddleTruncated text={pod.name} />
            </span>
            <span className="fl-pod-since fl-subtle">
              <ExactSince since={pod.since} />
            </span>
            <span className="fl-pod-line">
              <TrafficLabel traffic={traffic} /> <span className="fl-pod-reason">{reason}</span>
            </span>
          </span>
        }
      >
        {open ? <PodTabs pod={pod} /> : null}
      </ExpandableSection>
    </li>
  );
}
