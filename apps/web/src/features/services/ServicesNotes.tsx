import type { ServiceRow, Status } from '@fairlead/protocol';
import type { Connection } from '../../api/LiveStream.ts';
import { EmptyMap } from '../states/EmptyMap.tsx';
import { ForbiddenAlerts } from '../states/ForbiddenAlerts.tsx';
import { LoadingPanel } from '../states/LoadingPanel.tsx';
import { LostAlert } from '../states/LostAlert.tsx';
import { MapError } from '../states/MapError.tsx';
import { PausedNote } from '../states/PausedNote.tsx';
import { servicesAreRead } from '../../api/servicesAreRead.ts';
import { StaleAlerts } from '../states/StaleAlerts.tsx';
import { useViewState } from '../../viewState/useViewState.ts';
import '../map/map.css';

export interface ServicesNotesProps {
  readonly status: Status | undefined;
  readonly connection: Connection;
  readonly known: readonly ServiceRow[] | undefined;
}

/** What a person must know to read the table: the same notes as above the map. */
export function ServicesNotes({ status, connection, known }: ServicesNotesProps) {
  const { view, change } = useViewState();
  const resources = status?.resources ?? [];
  const reading = resources.some((resource) => resource.state === 'syncing');
  const lost = connection.phase === 'lost';
  const empty =
    known !== undefined && known.length === 0 && !reading && status !== undefined && servicesAreRead(status);
  return (
    <>
      <div className="fl-map-notes fl-services-notes">
        {lost && known !== undefined ? <LostAlert connection={connection} /> : null}
        <PausedNote />
        {lost ? null : <StaleAlerts resources={resources} />}
        {lost ? null : <ForbiddenAlerts resources={resources} />}
        {reading && !lost ? <LoadingPanel resources={resources} /> : null}
      </div>
      {lost && known === undefined ? <MapError connection={connection} what="services" /> : null}
      {empty ? (
        <EmptyMap status={status} chosen={view.namespaces} onShowAll={() => change({ namespaces: [] }, 'push')} />
      ) : null}
    </>
  );
}
