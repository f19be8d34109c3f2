import { edgeEnds } from '../../api/nodeName.ts';
import { useDrawerSize } from '../../components/drawer/useDrawerSize.ts';
import { serviceNameOf } from './serviceName.ts';

/** Width of the open drawer in CSS pixels: of the map that lies under it, and of the window that it takes from the map. */
export function useDrawerInset(selectedId: string | undefined): { readonly over: number; readonly beside: number } {
  const { inline, size } = useDrawerSize();
  const isOpen = serviceNameOf(selectedId) !== undefined || edgeEnds(selectedId) !== undefined;
  const taken = isOpen ? size : 0;
  return inline ? { over: 0, beside: taken } : { over: taken, beside: 0 };
}
