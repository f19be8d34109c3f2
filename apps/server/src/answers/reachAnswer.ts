import { parseVantage } from '@fairlead/protocol';
import type { Reach, ReachPath, Vantage } from '@fairlead/protocol';
import { reachFrom } from '@fairlead/resolver';
import type { Path, ServiceAnswer, World } from '@fairlead/resolver';

/** Bounds what is listed of a service over thousands of pods or of a zone with thousands of nodes; totals stand beside it. */
const PODS_AT_MOST = 200;
const NODES_AT_MOST = 20;

function reachPath(path: Path): ReachPath {
  const { way, family, port, outcome, pods, usable, fallback, droppedOn } = path;
  return {
    way,
    family,
    port: port ?? null,
    outcome,
    pods: pods.slice(0, PODS_AT_MOST).map(({ pod, zone }) => ({
      namespace: pod.namespace,
      name: pod.name,
      node: pod.nodeName ?? null,
      zone: zone ?? null,
    })),
    podsTotal: pods.length,
    usable,
    fallback,
    narrowedBy: path.narrowedBy ?? null,
    preferenceOff: path.preferenceOff ?? null,
    borrowed: path.borrowed ?? null,
    droppedOn: droppedOn.slice(0, NODES_AT_MOST),
    droppedOnTotal: droppedOn.length,
  };
}

/** What a client at a node or in a zone reaches of a service. `answer` and `world` are of the same moment. */
export function reachAnswer(answer: ServiceAnswer, from: Vantage, world: World): Reach {
  const { zone, nodes, untold, paths } = reachFrom(answer, parseVantage(from), world);
  return { from, zone: zone ?? null, nodes, untold: untold ?? null, paths: paths.map(reachPath) };
}
