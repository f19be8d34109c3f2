/** Where the pod events come from that everyone takes in. */
export type Feed =
  | {
      readonly kind: 'burst';
      readonly events: number;
      /** Sends them to the watches that are open; gives the processor time of whoever sends, in seconds. */
      send(): Promise<number>;
    }
  /** What the cluster does by itself, for so long. */
  | { readonly kind: 'own'; readonly ms: number };
