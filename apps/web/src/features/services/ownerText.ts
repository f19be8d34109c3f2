import type { Owner } from '@fairlead/protocol';

/** A workload as `kubectl` and the map name it. */
export const ownerText = ({ kind, name }: Owner): string => `${kind} ${name}`;
