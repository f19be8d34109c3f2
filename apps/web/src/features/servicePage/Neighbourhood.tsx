import { GraphCanvas } from '@fairlead/graph-canvas';
import type { GraphSnapshot, Service, Status } from '@fairlead/protocol';
import { useCallback, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useLivePart } from '../../api/LiveProvider.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { lookOf } from '../../viewState/trafficView.ts';
import { useTrafficView } from '../../viewState/useTrafficView.ts';
import { useAreaNews } from '../map/useAreaNews.ts';
import { useMapTexts } from '../map/useMapTexts.ts';
import { serviceNameOf } from '../service/serviceName.ts';
import { useAveraged } from '../traffic/useAveraged.ts';
import { useWheelOfPage } from './useWheelOfPage.ts';

export interface NeighbourhoodProps {
  readonly service: Pick<Service, 'id' | 'name'>;
  /** One step around the service. */
  readonly snapshot: GraphSnapshot;
  readonly status: Status | undefined;
}

/** The map of one service: callers left, what it calls and its workloads right. A card that is chosen opens its own page. */
export default function Neighbourhood({ service, snapshot, status }: NeighbourhoodProps) {
  const { t } = useTranslation();
  const { theme, reducedMotion } = useSettings();
  const navigate = useNavigate();
  const { news, nowMs } = useAreaNews(status);
  const words = useMapTexts(snapshot, news, nowMs);
  const texts = useMemo(
    () => ({
      ...words,
      label: t('servicePage.neighbourhood.label', { name: service.name }),
      description: t('servicePage.neighbourhood.description'),
    }),
    [words, t, service.name],
  );
  const settings = useMemo(() => ({ legend: false, minimap: false, reducedMotion }), [reducedMotion]);
  const { traffic } = useTrafficView();
  const look = useMemo(() => lookOf(traffic), [traffic]);
  const isLost = useLivePart('connection').phase === 'lost';
  const open = useCallback(
    (id: string | null) => {
      const chosen = id === null || id === service.id ? undefined : serviceNameOf(id);
      if (chosen !== undefined) void navigate(`/services/${chosen.namespace}/${chosen.name}`);
    },
    [navigate, service.id],
  );
  const frame = useRef<HTMLDivElement>(null);
  useWheelOfPage(frame);
  return (
    <div ref={frame} className="fl-neighbourhood-map">
      <GraphCanvas
        key={service.id}
        graph={useAveraged(snapshot)}
        selectedId={service.id}
        onSelect={open}
        onOpen={open}
        traffic={look}
        theme={theme}
        texts={texts}
        settings={settings}
        disconnected={isLost}
      />
    </div>
  );
}
