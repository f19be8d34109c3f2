import type {
  ContainerPortRecord,
  ContainerRecord,
  ContainerState,
  ContainerStateTerminated,
  ContainerStatusRecord,
} from '@fairlead/model';
import { isObject, numberOf, objectOf, objectsOf, oneOf, secondsOf, textOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { quantityText } from './quantity.ts';

/**
 * Containers of a pod with their statuses: app containers first, then init containers and sidecars, each in their order.
 * R15 (docs/resolution.md) depends on this order. Ephemeral containers are left out: nothing resolves to them.
 */
export function containersOf(spec: JsonObject, status: JsonObject): readonly ContainerRecord[] {
  const appStatuses = statusesByName(status['containerStatuses']);
  const initStatuses = statusesByName(status['initContainerStatuses']);
  return [
    ...objectsOf(spec['containers']).map((container) => containerRecord('container', container, appStatuses)),
    ...objectsOf(spec['initContainers']).map((container) =>
      containerRecord(container['restartPolicy'] === 'Always' ? 'sidecar' : 'init', container, initStatuses),
    ),
  ];
}

function containerRecord(
  kind: ContainerRecord['kind'],
  container: JsonObject,
  statuses: ReadonlyMap<string, JsonObject>,
): ContainerRecord {
  const name = textOf(container['name']) ?? '';
  const status = statuses.get(name);
  const limits = objectOf(objectOf(container['resources'])['limits']);
  return {
    kind,
    name,
    image: textOf(container['image']) ?? '',
    ports: objectsOf(container['ports']).map(portRecord),
    hasReadinessProbe: isObject(container['readinessProbe']),
    hasStartupProbe: isObject(container['startupProbe']),
    memoryLimit: quantityText(limits['memory']),
    status: status === undefined ? undefined : statusRecord(status),
  };
}

function portRecord(port: JsonObject): ContainerPortRecord {
  return {
    name: textOf(port['name']),
    containerPort: numberOf(port['containerPort']) ?? 0,
    // Default of R1 (docs/resolution.md).
    protocol: oneOf(port['protocol'], ['TCP', 'UDP', 'SCTP']) ?? 'TCP',
  };
}

function statusesByName(statuses: unknown): ReadonlyMap<string, JsonObject> {
  return new Map(objectsOf(statuses).map((status) => [textOf(status['name']) ?? '', status]));
}

function statusRecord(status: JsonObject): ContainerStatusRecord {
  const started = status['started'];
  return {
    ready: status['ready'] === true,
    started: typeof started === 'boolean' ? started : undefined,
    restartCount: numberOf(status['restartCount']) ?? 0,
    state: stateOf(objectOf(status['state'])),
    lastTerminated: terminatedOf(objectOf(status['lastState'])['terminated']),
  };
}

function stateOf(state: JsonObject): ContainerState | undefined {
  const waiting = state['waiting'];
  if (isObject(waiting))
    return { kind: 'waiting', reason: textOf(waiting['reason']), message: textOf(waiting['message']) };
  const running = state['running'];
  if (isObject(running)) return { kind: 'running', startedAt: secondsOf(running['startedAt']) };
  return terminatedOf(state['terminated']);
}

function terminatedOf(terminated: unknown): ContainerStateTerminated | undefined {
  if (!isObject(terminated)) return undefined;
  return {
    kind: 'terminated',
    exitCode: numberOf(terminated['exitCode']) ?? 0,
    reason: textOf(terminated['reason']),
    message: textOf(terminated['message']),
    startedAt: secondsOf(terminated['startedAt']),
    finishedAt: secondsOf(terminated['finishedAt']),
  };
}
