import type { Pod } from '../../objects/podShapes.ts';
import type { StringMap } from '../../objects/shapes.ts';
import { mixed, uidOf } from '../../world/random.ts';
import type { Encoding, Form, Population } from '../../world/sketch.ts';
import { Sketch } from '../../world/sketch.ts';
import { designPod, designWorkload } from './podDesign.ts';
import type { Fare, PodFields, WorkloadDesign } from './podDesign.ts';
import { rfc3339, templateOf, timeText } from './podTemplates.ts';
import type { PodTemplateBytes } from './podTemplates.ts';
import type { FleetPlan, Trouble } from './plan.ts';

const READY: Fare = { life: 'ready', isSaid: false };
/** Not ready for a while, as a pod under load. */
const UNREADY: Fare = { life: 'not-ready', isSaid: false };

const SAID: { readonly [L in Trouble['life']]: Fare } = {
  'not-ready': { life: 'not-ready', isSaid: true },
  'crash-loop': { life: 'crash-loop', isSaid: true },
  'image-pull': { life: 'image-pull', isSaid: true },
};

/** The state of a pod of the fleet beyond what its row tells. Times in epoch seconds. */
interface PodState {
  readonly row: number;
  /** Pods that this row had before. */
  readonly serial: number;
  readonly fare: Fare;
  readonly created: number;
  readonly changed: number;
  readonly resourceVersion: number;
}

type TextFields = Omit<PodFields, 'created' | 'changed'>;

interface Workload {
  readonly serviceKey: string;
  readonly namespace: string;
  readonly name: string;
  readonly hash: string;
  readonly setUid: string;
  /** Of its pods; drawn up when somebody selects by them. */
  labels?: StringMap;
}

/** Templates for the service that was asked for last; without a template when only one pod of its kind was. */
interface UsedTemplates {
  readonly service: number;
  readonly form: Form;
  readonly filled: { readonly fare: Fare; readonly lengths: number; template: PodTemplateBytes | undefined }[];
}

export interface NodePlace {
  readonly name: string;
  readonly address: string;
}

/** Made pods that are looked at again and again: the services of one namespace see the same ones. */
const RECENT = 1024;
const TEMPLATES = 64;

/** The pods of a fleet: none is kept, each is drawn up from the number of its row. */
export class FleetPods implements Population<Pod> {
  readonly #plan: FleetPlan;
  readonly #nodes: readonly NodePlace[];
  readonly #epoch: number;
  readonly #firstVersion: number;
  readonly #services = new Map<string, number>();
  readonly #shapes = new Map<string, PodTemplateBytes>();
  readonly #designs = new Map<string, WorkloadDesign>();
  readonly #recent = new Map<number, { readonly state: PodState; readonly pod: Pod }>();

  #used: UsedTemplates | undefined;
  readonly #workloads: Workload[] = [];

  /** `epoch`: seconds at which the fleet was set up. Pods get resource versions from `firstVersion` on. */
  constructor(plan: FleetPlan, nodes: readonly NodePlace[], epoch: number, firstVersion: number) {
    this.#plan = plan;
    this.#nodes = nodes;
    this.#epoch = epoch;
    this.#firstVersion = firstVersion;
    for (let service = 0; service < plan.size.services; service++) this.#services.set(plan.setUidOf(service), service);
  }

  get size(): number {
    return this.#plan.size.pods;
  }

  keyAt(row: number): string {
    return this.keyOf(row, 0);
  }

  keyOf(row: number, serial: number): string {
    const service = this.#plan.serviceOf(row);
    const { namespace, name, hash } = this.#workload(service);
    return `${namespace}/${name}-${hash}-${this.#plan.suffixOf(row, serial)}`;
  }

  /** Key of the service that selects the pods of a row. */
  serviceKeyAt(row: number): string {
    return this.#workload(this.#plan.serviceOf(row)).serviceKey;
  }

  rowOf(key: string): number | undefined {
    return this.#plan.rowOf(key);
  }

  rowsIn(namespace: string): readonly [number, number] {
    return this.#plan.rowsIn(namespace);
  }

  rowsOwnedBy(uid: string): readonly [number, number] {
    const service = this.#services.get(uid);
    return service === undefined ? [0, 0] : [this.#plan.firstRowOf(service), this.#plan.firstRowOf(service + 1)];
  }

  sketchAt(row: number): FleetPod {
    const created = this.#epoch + this.#plan.createdAfter(row);
    return new FleetPod(this, {
      row,
      serial: 0,
      fare: this.#fareAt(row),
      created,
      changed: created + 6 + (mixed(row, 3) % 20),
      resourceVersion: this.#firstVersion + row,
    });
  }

  make(state: PodState): Pod {
    const known = this.#recent.get(state.row);
    if (known !== undefined && isSame(known.state, state)) return known.pod;
    const times = { created: rfc3339(state.created), changed: rfc3339(state.changed) };
    const fields = { ...this.#texts(state), ...times };
    const pod = designPod(this.#designFor(state.fare, fields), fields);
    if (this.#recent.size >= RECENT) this.#recent.clear();
    this.#recent.set(state.row, { state, pod });
    return pod;
  }

  labelsOf({ row }: PodState): StringMap {
    const workload = this.#workload(this.#plan.serviceOf(row));
    workload.labels ??= designWorkload({ ...workload, service: workload.name }, READY).pod.metadata.labels ?? {};
    return workload.labels;
  }

  encoding(state: PodState, form: Form): Encoding {
    const fields = this.#texts(state);
    return this.#templateFor(form, state, fields).encoding({
      ...fields,
      created: timeText(form, state.created),
      changed: timeText(form, state.changed),
    });
  }

  #designFor(fare: Fare, fields: PodFields): WorkloadDesign {
    const name = `${fare.life} ${fare.isSaid} ${fields.setUid}`;
    let design = this.#designs.get(name);
    if (design === undefined) {
      design = designWorkload(fields, fare);
      if (this.#designs.size >= TEMPLATES) this.#designs.clear();
      this.#designs.set(name, design);
    }
    return design;
  }

  /** In a list the pods of a workload come one after the other; the second of them finds the workload's texts filled in. */
  #templateFor(form: Form, { row, fare }: PodState, fields: TextFields): PodTemplateBytes {
    const { ip, hostIP, node, resourceVersion, namespace, service, hash, setUid } = fields;
    const lengths = ip.length + 16 * (hostIP.length + 16 * (resourceVersion.length + 16 * node.length));
    const index = this.#plan.serviceOf(row);
    let used = this.#used;
    if (used?.service !== index || used.form !== form) used = this.#used = { service: index, form, filled: [] };
    const known = used.filled.find((each) => each.fare === fare && each.lengths === lengths);
    if (known?.template !== undefined) return known.template;
    const name = `${form} ${fare.life} ${fare.isSaid} ${lengths} ${hash.length} ${namespace.length} ${service.length}`;
    let shape = this.#shapes.get(name);
    if (shape === undefined) this.#shapes.set(name, (shape = templateOf({ form, fare, fields })));
    if (known === undefined) used.filled.push({ fare, lengths, template: undefined });
    else known.template = shape.filled({ namespace, service, hash, setUid });
    return known?.template ?? shape;
  }

  #texts({ row, serial, resourceVersion }: PodState): TextFields {
    const { namespace, name, hash, setUid } = this.#workload(this.#plan.serviceOf(row));
    const node = this.#nodes[this.#plan.nodeOf(row)];
    return {
      namespace,
      service: name,
      hash,
      setUid,
      suffix: this.#plan.suffixOf(row, serial),
      uid: uidOf(row, serial),
      node: node?.name ?? '',
      ip: this.#plan.addressOf(row),
      hostIP: node?.address ?? '',
      resourceVersion: String(resourceVersion),
    };
  }

  #fareAt(row: number): Fare {
    const service = this.#plan.serviceOf(row);
    const trouble = this.#plan.troubleOf(service);
    if (trouble === undefined) return READY;
    if (trouble.pods === 'one' && row !== this.#plan.firstRowOf(service)) return READY;
    return SAID[trouble.life];
  }

  #workload(service: number): Workload {
    const known = this.#workloads[service];
    if (known !== undefined) return known;
    const namespace = this.#plan.namespaceOf(service);
    const name = this.#plan.nameOf(service);
    return (this.#workloads[service] = {
      serviceKey: `${namespace}/${name}`,
      namespace,
      name,
      hash: this.#plan.hashOf(service),
      setUid: this.#plan.setUidOf(service),
    });
  }
}

function isSame(a: PodState, b: PodState): boolean {
  return (
    a.resourceVersion === b.resourceVersion && a.serial === b.serial && a.fare === b.fare && a.changed === b.changed
  );
}

/** One pod of the fleet in one state. */
export class FleetPod extends Sketch<Pod> {
  readonly #pods: FleetPods;
  readonly state: PodState;

  constructor(pods: FleetPods, state: PodState) {
    super();
    this.#pods = pods;
    this.state = state;
  }

  get key(): string {
    return this.#pods.keyOf(this.state.row, this.state.serial);
  }

  get labels(): StringMap {
    return this.#pods.labelsOf(this.state);
  }

  make(): Pod {
    return this.#pods.make(this.state);
  }

  encoding(form: Form): Encoding {
    return this.#pods.encoding(this.state, form);
  }

  at(resourceVersion: number): FleetPod {
    return new FleetPod(this.#pods, { ...this.state, resourceVersion });
  }

  turned(ready: boolean, now: number): FleetPod {
    return new FleetPod(this.#pods, { ...this.state, fare: ready ? READY : UNREADY, changed: now });
  }

  /** The pod that takes the place of this one. */
  replaced(now: number): FleetPod {
    const { serial } = this.state;
    return new FleetPod(this.#pods, { ...this.state, serial: serial + 1, fare: READY, created: now, changed: now });
  }
}
