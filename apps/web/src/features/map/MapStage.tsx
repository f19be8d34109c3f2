import type { GraphCanvasHandle, MenuTarget } from '@fairlead/graph-canvas';
import type { GraphSnapshot, Status } from '@fairlead/protocol';
import { memo, useState, type RefObject } from 'react';
import type { Connection } from '../../api/LiveStream.ts';
import { servicesAreRead } from '../../api/servicesAreRead.ts';
import { HistoryStep } from '../../viewState/HistoryStep.ts';
import { PickedBar } from '../picked/PickedBar.tsx';
import { usePicked } from '../picked/usePicked.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { FoldedBar } from './levels/FoldedBar.tsx';
import { EmptyMap } from '../states/EmptyMap.tsx';
import { ForbiddenAlerts } from '../states/ForbiddenAlerts.tsx';
import { LoadingPanel } from '../states/LoadingPanel.tsx';
import { LostAlert } from '../states/LostAlert.tsx';
import { MapError } from '../states/MapError.tsx';
import { NothingMatches } from '../states/NothingMatches.tsx';
import { PartialNote } from './PartialNote.tsx';
import { PausedNote } from '../states/PausedNote.tsx';
import { StaleAlerts } from '../states/StaleAlerts.tsx';
import { TidiedNote } from './TidiedNote.tsx';
import { TrafficNote } from '../traffic/TrafficNote.tsx';
import { ServiceMap } from './ServiceMap.tsx';
import { useMapPosition } from './useMapPosition.ts';

export interface MapStageProps {
  readonly canvas: RefObject<GraphCanvasHandle | null>;
  readonly status: Status | undefined;
  /** Banners and notes stand, or will not come: the map is laid out to the window that they leave. */
  readonly isFramed: boolean;
  readonly snapshot: GraphSnapshot | undefined;
  /** Names what the cluster is narrowed to in it. */
  readonly picture: string;
  readonly matches: readonly string[] | undefined;
  readonly connection: Connection;
  readonly onTidy: () => void;
  /** Takes back the last tidying up; `undefined` when there is nothing to take back. */
  readonly tidied: (() => void) | undefined;
  readonly onMenu: (target: MenuTarget) => void;
  /** Something is on the clipboard. */
  readonly onCopied: () => void;
}

/** The map, and above it what a person must know to read it. */
export const MapStage = memo(function MapStage({
  canvas,
  status,
  isFramed,
  snapshot,
  picture,
  matches,
  connection,
  onTidy,
  tidied,
  onMenu,
  onCopied,
}: MapStageProps) {
  const control = useViewState();
  const { view, change } = control;
  const [steps] = useState(() => new HistoryStep());
  const onPosition = useMapPosition(canvas, control, steps);
  const { framed, onPick } = usePicked(control);
  const resources = status?.resources ?? [];
  const lost = connection.phase === 'lost';
  const reading = resources.some((resource) => resource.state === 'syncing');
  // An Ingress alone is not a picture.
  const drawn = isFramed && snapshot !== undefined && snapshot.total > 0;
  // Without services or pods there are no verdicts that calls could be missing from.
  const blind = resources.some(
    ({ resource, state }) => (resource === 'services' || resource === 'pods') && state === 'forbidden',
  );
  const empty = snapshot?.total === 0 && !reading && status !== undefined && servicesAreRead(status);
  return (
    <div className="fl-map-stage">
      <div className="fl-map-notes">
        {lost && snapshot !== undefined ? <LostAlert connection={connection} /> : null}
        <PausedNote />
        {lost ? null : <StaleAlerts resources={resources} />}
        {lost ? null : <ForbiddenAlerts resources={resources} />}
        {reading && !lost ? <LoadingPanel resources={resources} /> : null}
        {lost || reading || empty || blind ? null : <TrafficNote status={status} />}
        {tidied === undefined ? null : <TidiedNote onUndo={tidied} />}
        {snapshot === undefined ? null : <PartialNote snapshot={snapshot} />}
      </div>
      {lost && snapshot === undefined ? <MapError connection={connection} /> : null}
      {empty ? (
        <EmptyMap status={status} chosen={view.namespaces} onShowAll={() => change({ namespaces: [] }, 'push')} />
      ) : null}
      {drawn ? (
        <div className="fl-map-frame">
          <ServiceMap
            // Other areas are another picture: laid out anew, not what stands with its areas gone.
            key={snapshot.groups.some(({ id }) => id.startsWith('label')) ? view.group : ''}
            ref={canvas}
            status={status}
            snapshot={snapshot}
            picture={picture}
            matches={matches}
            disconnected={lost}
            steps={steps}
            onMenu={onMenu}
            onPick={onPick}
            onPosition={onPosition}
          />
          <div className="fl-map-bars">
            <FoldedBar snapshot={snapshot} onTidy={onTidy} />
            <PickedBar
              picked={view.picked}
              framed={framed}
              onShow={() => canvas.current?.fitTo(view.picked)}
              onClear={() => change({ picked: [] }, 'push')}
              onCopied={onCopied}
            />
          </div>
        </div>
      ) : null}
      {drawn && (matches?.length === 0 || snapshot.nodes.length === 0) ? (
        <NothingMatches hidden={snapshot.total} />
      ) : null}
    </div>
  );
});
