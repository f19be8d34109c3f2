import type { Owner } from '@fairlead/protocol';

/** A workload as `kubectl` and the map name it. */
export const nameOfOwner = ({ kind, name }: Owner): string => `${kind} ${name}`;
