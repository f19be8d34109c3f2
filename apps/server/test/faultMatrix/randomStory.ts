import type { Simulator } from '@fairlead/cluster-simulator';
import fc from 'fast-check';
import type { BehindGate } from '../behindGate.ts';
import { DISTURBED, disturb, upset } from './disturb.ts';
import { FAULTS, PHASES } from './faults.ts';
import type { FaultName, Phase } from './faults.ts';
import { MATRIX } from './matrix.ts';

/** What the steps of a story have in common. */
export interface Told {
  readonly behind: BehindGate;
  /** Ends what the steps have begun. */
  readonly heals: (() => void | Promise<void>)[];
  /** Something was told that is not so, and that only a list sets right. */
  needsRelist: boolean;
}

/** One thing that happens to the world, to the wire or to the time. */
export type Step = readonly [name: string, act: (told: Told) => void | Promise<void>];

const LIVES = ['ready', 'not-ready', 'crash-loop', 'oom', 'image-pull', 'gate-closed', 'flapping', 'failed'] as const;

/** The object at this place, of as many as there are. */
function keyAt(simulator: Simulator, resource: 'pods' | 'services' | 'deployments' | 'nodes', place: number): string {
  const all = simulator.world.list(resource);
  const { namespace, name = '' } = all[place % Math.max(1, all.length)]?.metadata ?? {};
  return namespace === undefined ? name : `${namespace}/${name}`;
}

const place = fc.nat(1000);

const worldSteps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...LIVES)).map(([at, life]): Step => [
    `pod ${at} is ${life}`,
    ({ behind: { simulator } }) => {
      simulator.cluster.revise('pods', keyAt(simulator, 'pods', at), (pod) => ({
        ...pod,
        metadata: { ...pod.metadata, annotations: { ...pod.metadata.annotations, simulate: life } },
      }));
    },
  ]),
  place.map((at): Step => [
    `pod ${at} is deleted`,
    ({ behind: { simulator } }) => simulator.world.remove('pods', keyAt(simulator, 'pods', at)),
  ]),
  fc.tuple(place, fc.nat(4)).map(([at, replicas]): Step => [
    `deployment ${at} wants ${replicas}`,
    ({ behind: { simulator } }) => {
      simulator.cluster.revise('deployments', keyAt(simulator, 'deployments', at), (deployment) => ({
        ...deployment,
        spec: { ...deployment.spec, replicas },
      }));
    },
  ]),
  fc.tuple(place, place).map(([at, other]): Step => [
    `service ${at} selects what ${other} selects`,
    ({ behind: { simulator } }) => {
      const selector = simulator.world.get('services', keyAt(simulator, 'services', other))?.spec.selector;
      // Without one its slices would stay as they are (R28), which is no answer to compare with.
      if (selector === undefined) return;
      simulator.cluster.revise('services', keyAt(simulator, 'services', at), (service) => ({
        ...service,
        spec: { ...service.spec, selector },
      }));
    },
  ]),
  place.map((at): Step => [
    `service ${at} is deleted`,
    ({ behind: { simulator } }) => simulator.world.remove('services', keyAt(simulator, 'services', at)),
  ]),
  fc.tuple(place, fc.nat(3)).map(([at, serial]): Step => [
    `service new-${serial} is made, or made anew, in the image of ${at}`,
    ({ behind: { simulator } }) => {
      const model = simulator.world.get('services', keyAt(simulator, 'services', at));
      const key = `${model?.metadata.namespace ?? 'shop'}/new-${serial}`;
      if (simulator.world.get('services', key) !== undefined) simulator.world.remove('services', key);
      const { selector, ports = [] } = model?.spec ?? {};
      simulator.cluster.apply('services', {
        metadata: { name: `new-${serial}`, namespace: model?.metadata.namespace ?? 'shop' },
        spec: { selector, ports: ports.map(({ name, port, targetPort }) => ({ name, port, targetPort })) },
      });
    },
  ]),
  fc.tuple(place, fc.constantFrom('zone-a', 'zone-b')).map(([at, zone]): Step => [
    `node ${at} moves to ${zone}`,
    ({ behind: { simulator } }) => {
      simulator.cluster.revise('nodes', keyAt(simulator, 'nodes', at), (node) => ({
        ...node,
        metadata: { ...node.metadata, labels: { ...node.metadata.labels, 'topology.kubernetes.io/zone': zone } },
      }));
    },
  ]),
);

const cells = FAULTS.flatMap((fault) =>
  PHASES.flatMap((phase) => (MATRIX[fault][phase].kind === 'impossible' ? [] : [[fault, phase] as const])),
);

/** What stood before stays as it is; of two that concern the same request the later one has it. */
function beside({ gate }: BehindGate, begin: () => void): void {
  const before = gate.passage;
  begin();
  const added = gate.passage;
  gate.passage = (asked) => added(asked) ?? before(asked);
}

async function letLoose(told: Told, fault: FaultName, phase: Phase, resources: readonly string[]): Promise<void> {
  const cell = MATRIX[fault][phase];
  const { behind } = told;
  if (cell.kind === 'impossible') return;
  if (cell.kind === 'of a resource') {
    told.needsRelist ||= cell.needsRelist === true;
    const assigned = new Map(resources.map((resource) => [resource, { fault, cell }]));
    beside(behind, () => disturb(behind, phase, assigned));
    return;
  }
  told.needsRelist ||= cell.passage !== undefined && typeof cell.passage !== 'function';
  // Not good any more, or good only until then.
  if (cell.token !== undefined) await behind.writeToken('first');
  beside(behind, () => upset(behind, phase, cell));
  if (cell.heal !== undefined) told.heals.push(() => cell.heal?.(behind));
}

const faultSteps: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom(...cells), fc.subarray([...DISTURBED], { minLength: 1 }))
  .map(([[fault, phase], resources]): Step => [
    `${fault} (${phase}) of ${resources.join(' and ')}`,
    (told) => letLoose(told, fault, phase, resources),
  ]);

const calm = async (told: Told): Promise<void> => {
  const { gate, simulator } = told.behind;
  simulator.faults.clear();
  gate.passage = () => undefined;
  for (const heal of told.heals.splice(0)) await heal();
};

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: worldSteps },
  { weight: 5, arbitrary: faultSteps },
  { weight: 1, arbitrary: fc.constant<Step>(['nothing is wrong any more', calm]) },
  { weight: 2, arbitrary: fc.constant<Step>(['watches are cut', ({ behind }) => behind.gate.cutWatches()]) },
  { weight: 1, arbitrary: fc.constant<Step>(['watches end', ({ behind }) => behind.gate.endWatches()]) },
  { weight: 1, arbitrary: fc.constant<Step>(['versions are forgotten', ({ behind }) => behind.simulator.compact()]) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(500, 5_000, 40_000)
      .map((ms): Step => [`${ms} ms pass`, ({ behind }) => behind.clock.pass(ms)]),
  },
);

/** What happens, in order; prints as sentences. */
export const stories: fc.Arbitrary<readonly Step[]> = fc
  .array(steps, { minLength: 8, maxLength: 24 })
  .map((story) => Object.assign(story, { [fc.toStringMethod]: () => story.map(([name]) => name).join('; ') }));

/** Nothing is wrong any more, and whatever was told that is not so is read again. */
export async function endWell(told: Told): Promise<void> {
  await calm(told);
  const { behind } = told;
  if (!told.needsRelist) return;
  // Those were asked for while things were wrong.
  await behind.gate.listsAnswered();
  behind.touchAll();
  behind.simulator.compact();
  behind.gate.cutWatches();
}
