import type { Encoding } from './encoding.ts';

/** Who holds the cluster. */
export interface Contender {
  readonly name: string;
  readonly module: URL;
  readonly args: (cluster: HeldCluster) => readonly string[];
  readonly encoding: Encoding;
}

/** The same API for all contenders, without credentials. */
export interface HeldCluster {
  readonly server: string;
  readonly kubeconfig: string;
}

const peer = (file: string): URL => new URL(`./peers/${file}.ts`, import.meta.url);

export const FAIRLEAD = 'Fairlead';

export const CONTENDERS: readonly Contender[] = [
  { name: FAIRLEAD, module: peer('fairlead'), args: ({ kubeconfig }) => [kubeconfig], encoding: 'protobuf' },
  { name: 'JSON.parse, plain records', module: peer('jsonStore'), args: ({ server }) => [server], encoding: 'json' },
  {
    name: 'client-node informer, paged',
    module: peer('clientNode'),
    args: ({ kubeconfig }) => [kubeconfig, 'paged'],
    encoding: 'json',
  },
  {
    name: 'client-node informer, plain',
    module: peer('clientNode'),
    args: ({ kubeconfig }) => [kubeconfig, 'plain'],
    encoding: 'json',
  },
];
