import type { NodeKind } from '@fairlead/service-graph';
import type { Size } from '../layout/layoutTypes.ts';
import { CARD } from '../layout/measures.ts';

/** World pixels that a node of each kind takes; even numbers, so that middles are whole. */
export function sizeOf(kind: NodeKind): Size {
  switch (kind) {
    case 'workload':
      return { width: 124, height: 22 };
    case 'ingress':
    case 'route':
    case 'gateway':
      return { width: 116, height: 34 };
    case 'namespace':
      return { width: 88, height: 82 };
    case 'pod':
      return { width: 50, height: 18 };
    case 'service':
    case 'app':
    case 'external':
    case 'caller':
      return CARD;
  }
}
