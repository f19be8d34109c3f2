import type { GraphSnapshot } from '@fairlead/protocol';
import { Drawer, DrawerContent, DrawerContentBody } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { DrawerPanel } from '../../components/drawer/DrawerPanel.tsx';
import { EdgePanel } from '../traffic/EdgePanel.tsx';
import { edgeEnds } from '../../api/nodeName.ts';
import { ServiceContent } from './ServiceContent.tsx';
import { ServiceHead } from './ServiceHead.tsx';
import { useDrawerSize } from '../../components/drawer/useDrawerSize.ts';
import { useFindLabel } from './useFindLabel.ts';
import { useService, type ServiceName } from './useService.ts';
import { serviceNameOf } from './serviceName.ts';
import './drawer.css';
import './service.css';

export interface ServiceDrawerProps {
  /** Id of what is selected; the drawer is open while it is a service or a line. */
  readonly selectedId: string | undefined;
  readonly snapshot: GraphSnapshot | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The selected service, or line, beside the map or the table, or over it where there is no room. */
export function ServiceDrawer({ selectedId, snapshot, onClose, children }: ServiceDrawerProps) {
  const name = serviceNameOf(selectedId);
  const ends = edgeEnds(selectedId);
  const { inline } = useDrawerSize();
  const panel =
    name !== undefined ? (
      <Panel name={name} snapshot={snapshot} onClose={onClose} />
    ) : ends !== undefined && selectedId !== undefined ? (
      <EdgePanel id={selectedId} ends={ends} snapshot={snapshot} onClose={onClose} />
    ) : undefined;
  return (
    <Drawer isExpanded={panel !== undefined} isInline={inline} className="fl-drawer">
      <DrawerContent panelContent={panel}>
        <DrawerContentBody className="fl-drawer-beside">{children}</DrawerContentBody>
      </DrawerContent>
    </Drawer>
  );
}

interface PanelProps {
  readonly name: ServiceName;
  readonly snapshot: GraphSnapshot | undefined;
  readonly onClose: () => void;
}

function Panel({ name, snapshot, onClose }: PanelProps) {
  const state = useService(name, snapshot);
  const find = useFindLabel();
  const id = `service/${name.namespace}/${name.name}`;
  return (
    <DrawerPanel
      subject={id}
      onClose={onClose}
      head={(titleId) => (
        <ServiceHead
          id={titleId}
          name={name}
          service={state.service}
          gone={state.gone}
          verdict={snapshot?.nodes.find((node) => node.id === id)?.verdict}
          onClose={onClose}
        />
      )}
    >
      <ServiceContent key={id} {...state} name={name} heading="h3" onFind={find} />
    </DrawerPanel>
  );
}
