import type { PodLog } from '@fairlead/protocol';
import { Checkbox, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { formatCount } from '@fairlead/messages';
import { useEffect, useRef, useState } from 'react';
import type { ObjectName } from '../../../api/ApiClient.ts';
import { useLive } from '../../../api/LiveProvider.tsx';
import { queryKeys } from '../../../api/queryKeys.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { LivePane } from './LivePane.tsx';
import { useLiveRead } from './useLiveRead.ts';

/** Following reads the newest lines again and again: light enough for a cluster, quick enough for a person. */
const FOLLOW_EVERY_MS = 2_000;

export interface PodLogViewProps {
  readonly pod: ObjectName;
  /** App containers first. */
  readonly containers: readonly string[];
  /** The one to begin with, and whether its last run says more than this one. */
  readonly start?: { readonly container: string; readonly previous: boolean } | undefined;
}

/** The newest lines that a container has written, read when it is opened. */
export function PodLogView({ pod, containers, start }: PodLogViewProps) {
  const { t } = useTranslation();
  const { client } = useLive();
  const [container, setContainer] = useState(start?.container ?? containers[0]);
  const [previous, setPrevious] = useState(start?.previous ?? false);
  const [follow, setFollow] = useState(false);
  const read = useLiveRead(
    queryKeys.live('log', [pod.namespace, pod.name, container, previous]),
    (signal) => client.podLog(pod, { container, previous }, signal),
    follow ? FOLLOW_EVERY_MS : undefined,
  );
  return (
    <LivePane
      read={read}
      grant="kubectl apply -f docs/rbac/cluster-role-details.yaml"
      controls={
        <span className="fl-log-controls">
          <FormSelect
            value={container ?? ''}
            aria-label={t('service.live.containerLabel')}
            onChange={(_event, value) => setContainer(value)}
          >
            {containers.map((name) => (
              <FormSelectOption key={name} value={name} label={name} />
            ))}
          </FormSelect>
          <Checkbox
            id={`previous-${pod.name}`}
            label={t('service.live.previous')}
            isChecked={previous}
            onChange={(_event, checked) => setPrevious(checked)}
          />
          <Checkbox
            id={`follow-${pod.name}`}
            label={t('service.live.follow')}
            isChecked={follow}
            onChange={(_event, checked) => setFollow(checked)}
          />
        </span>
      }
    >
      {(log) => <Lines log={log} follow={follow} />}
    </LivePane>
  );
}

function Lines({ log, follow }: { readonly log: PodLog; readonly follow: boolean }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const text = useRef<HTMLPreElement>(null);
  // The newest line is the one to see first; who follows sees each that comes.
  const shown = follow ? log.readAt : `${log.container} ${log.previous}`;
  useEffect(() => {
    const { current } = text;
    if (current !== null) current.scrollTop = current.scrollHeight;
  }, [shown]);
  if (log.lines.length === 0) {
    return <p className="fl-subtle">{t(log.previous ? 'service.live.noPreviousLog' : 'service.live.noLog')}</p>;
  }
  const lines = { count: log.lines.length, countText: formatCount(log.lines.length, language) };
  return (
    <>
      <p className="fl-subtle">{t(log.complete ? 'service.live.allLines' : 'service.live.lastLines', lines)}</p>
      <pre
        ref={text}
        tabIndex={0}
        role="region"
        aria-label={t('service.live.logLabel', { container: log.container })}
        className="fl-log"
      >
        {log.lines.join('\n')}
      </pre>
    </>
  );
}
