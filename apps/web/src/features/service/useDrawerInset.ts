import { edgeEnds } from '../../api/nodeName.ts';
import { useDrawerSize } from '../../components/drawer/useDrawerSize.ts';
import { serviceNameOf } from './serviceName.ts';

/** How much of the map lies under the drawer, in CSS pixels. */
export function useDrawerInset(selectedId: string | undefined): number {
  const { inline, size } = useDrawerSize();
  const isOpen = serviceNameOf(selectedId) !== undefined || edgeEnds(selectedId) !== undefined;
  return inline || !isOpen ? 0 : size;
}
