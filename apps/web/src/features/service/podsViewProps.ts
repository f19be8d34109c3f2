import type { Pod } from '@fairlead/protocol';

/** What the list and the table of pods show alike. */
export interface PodsViewProps {
  readonly pods: readonly Pod[];
  readonly isOpen: (pod: Pod) => boolean;
  readonly onToggle: (pod: Pod, open: boolean) => void;
}
