import type { Pod } from '../objects/podShapes.ts';
import type { Node } from '../objects/shapes.ts';
import type { World } from '../world/world.ts';
import type { ControllerContext } from './context.ts';

const nodeLoads = new WeakMap<object, Map<string, number>>();

/** Puts a pod on the node with the fewest pods, or writes down why none fits. Annotation `simulate: unschedulable` finds none. */
export function schedulePod(context: ControllerContext, key: string): void {
  const { world, hints } = context;
  const pod = world.get('pods', key);
  if (pod === undefined || pod.spec.nodeName !== undefined || pod.metadata.deletionTimestamp !== undefined) return;
  const gates = pod.spec.schedulingGates ?? [];
  if (gates.length > 0) {
    writeUnscheduled(context, key, 'SchedulingGated', 'Scheduling is blocked due to non-empty scheduling gates');
    return;
  }
  const nodes = world.list('nodes');
  const open = nodes.filter(isOpen);
  const fits =
    pod.metadata.annotations?.['simulate'] === 'unschedulable' ? [] : open.filter((node) => hasMemory(node, pod));
  const hinted = hints.pods?.[key]?.node;
  const chosen = fits.find(({ metadata }) => metadata.name === hinted) ?? leastLoaded(context, fits);
  if (chosen === undefined) {
    writeUnscheduled(context, key, 'Unschedulable', explain(nodes.length, nodes.length - open.length, open.length));
    return;
  }
  const now = world.timeline.timestamp();
  world.update('pods', key, (current) => ({
    ...current,
    spec: { ...current.spec, nodeName: chosen.metadata.name },
    status: {
      ...current.status,
      conditions: [{ type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: now }],
    },
  }));
}

function isOpen(node: Node): boolean {
  const ready = node.status.conditions?.find(({ type }) => type === 'Ready');
  return node.spec.unschedulable !== true && ready?.status === 'True';
}

function explain(total: number, closed: number, short: number): string {
  const parts = [
    ...(closed > 0 ? [`${closed} node(s) were unschedulable`] : []),
    ...(short > 0 ? [`${short} Insufficient memory`] : []),
  ];
  return `0/${total} nodes are available: ${parts.join(', ')}. preemption: 0/${total} nodes are available: ${total} No preemption victims found for incoming pod.`;
}

function writeUnscheduled({ world }: ControllerContext, key: string, reason: string, message: string): void {
  world.update('pods', key, (pod) => {
    const before = pod.status.conditions?.find(({ type }) => type === 'PodScheduled');
    if (before?.reason === reason && before.message === message) return pod;
    const now = world.timeline.timestamp();
    const since = before?.status === 'False' ? (before.lastTransitionTime ?? now) : now;
    const condition = {
      type: 'PodScheduled',
      status: 'False',
      lastProbeTime: null,
      lastTransitionTime: since,
      reason,
      message,
    };
    return { ...pod, status: { ...pod.status, conditions: [condition] } };
  });
}

function hasMemory(node: Node, pod: Pod): boolean {
  const asked = pod.spec.containers.reduce((sum, { resources }) => sum + bytes(resources?.requests?.['memory']), 0);
  return asked <= bytes(node.status.allocatable?.['memory']);
}

const UNITS: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };

/** A memory quantity in bytes; 0 when missing. */
function bytes(quantity: string | undefined): number {
  const [, digits, unit] = /^(\d+)(Ki|Mi|Gi|Ti)?$/.exec(quantity ?? '0') ?? [];
  return Number(digits ?? 0) * (UNITS[unit ?? ''] ?? 1);
}

/** Tells how many pods each node has, for a scene that has pods which nobody scheduled. */
export function seedNodeLoads(world: World, loads: Map<string, number>): void {
  const count = (node: string | undefined, by: number): void => {
    if (node !== undefined) loads.set(node, (loads.get(node) ?? 0) + by);
  };
  world.onChange((change) => {
    if (change.resource !== 'pods') return;
    // The resource names the type of its objects.
    count((change.before as Pod | undefined)?.spec.nodeName, -1);
    if (change.type !== 'DELETED') count((change.object as Pod).spec.nodeName, 1);
  });
  nodeLoads.set(world, loads);
}

function loadsOf(world: World): ReadonlyMap<string, number> {
  const known = nodeLoads.get(world);
  if (known !== undefined) return known;
  const loads = new Map<string, number>();
  for (const { spec } of world.values('pods')) {
    if (spec.nodeName !== undefined) loads.set(spec.nodeName, (loads.get(spec.nodeName) ?? 0) + 1);
  }
  seedNodeLoads(world, loads);
  return loads;
}

function leastLoaded({ world }: ControllerContext, nodes: readonly Node[]): Node | undefined {
  const loads = loadsOf(world);
  let best: Node | undefined;
  for (const node of nodes) {
    if (best === undefined || (loads.get(node.metadata.name) ?? 0) < (loads.get(best.metadata.name) ?? 0)) best = node;
  }
  return best;
}
