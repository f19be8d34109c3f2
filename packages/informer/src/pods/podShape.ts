import type { ContainerPortRecord, ContainerRecord, ControllerRef, PodRecord } from '@fairlead/model';
import { Dictionary } from '../compact/dictionary.ts';
import type { Form } from '../compact/dictionary.ts';
import { hashText, spread } from '../compact/hash.ts';
import { arrayBytes, objectBytes } from '../compact/heapBytes.ts';
import { sameList } from '../compact/pattern.ts';
import type { Texts } from '../compact/texts.ts';

/** What the pod template says of a container; its status is kept apart. */
export type ContainerSpec = Omit<ContainerRecord, 'status'>;

/** What the pods of one controller have in common. */
export interface PodShape {
  readonly namespace: string;
  readonly controller: ControllerRef | undefined;
  readonly finalizers: readonly string[];
  readonly hostNetwork: boolean;
  /** `hostname` is the name of the pod, as in a StatefulSet. */
  readonly hostnameIsName: boolean;
  readonly subdomain: string | undefined;
  readonly scrapeAt: string | undefined;
  readonly readinessGates: readonly string[];
  readonly schedulingGates: readonly string[];
  readonly containers: readonly ContainerSpec[];
}

const NOTHING: readonly never[] = [];

export function podShapeOf(pod: PodRecord): PodShape {
  return {
    namespace: pod.namespace,
    controller: pod.controller,
    finalizers: pod.finalizers,
    hostNetwork: pod.hostNetwork,
    hostnameIsName: pod.hostname !== undefined && pod.hostname === pod.name,
    subdomain: pod.subdomain,
    scrapeAt: pod.scrapeAt,
    readinessGates: pod.readinessGates,
    schedulingGates: pod.schedulingGates,
    containers: pod.containers,
  };
}

/** A shape that only says where a pod is. */
export function bareShape(namespace: string): PodShape {
  return {
    namespace,
    controller: undefined,
    finalizers: NOTHING,
    hostNetwork: false,
    hostnameIsName: false,
    subdomain: undefined,
    scrapeAt: undefined,
    readinessGates: NOTHING,
    schedulingGates: NOTHING,
    containers: NOTHING,
  };
}

/** Shapes, in which equal containers (sidecars, the same application in several namespaces) are kept once. */
export class PodShapes extends Dictionary<PodShape> {
  readonly #containers: Dictionary<ContainerSpec>;

  constructor(texts: Texts) {
    const containers = new Dictionary(containerForm(texts));
    super({
      hashOf: hashOfShape,
      equal: sameShape,
      kept: (shape) => keptShape(shape, texts, containers),
      dropped: (shape) => dropShape(shape, texts, containers),
      bytesOf: shapeBytes,
    });
    this.#containers = containers;
  }

  override get retainedBytes(): number {
    return super.retainedBytes + this.#containers.retainedBytes;
  }

  override packWhenSparse(): ReadonlyMap<number, number> | undefined {
    // Shapes refer to containers themselves.
    this.#containers.packWhenSparse();
    return super.packWhenSparse();
  }
}

function keptShape(shape: PodShape, texts: Texts, containers: Dictionary<ContainerSpec>): PodShape {
  const { namespace, controller, finalizers, hostNetwork, hostnameIsName, subdomain, scrapeAt } = shape;
  const keptTexts = (list: readonly string[]): readonly string[] =>
    list.length === 0 ? NOTHING : list.map((text) => texts.keep(text));
  return {
    namespace: texts.keep(namespace),
    controller:
      controller === undefined
        ? undefined
        : {
            kind: texts.keep(controller.kind),
            name: texts.keep(controller.name),
            uid: texts.keep(controller.uid),
            apiVersion: texts.keep(controller.apiVersion),
          },
    finalizers: keptTexts(finalizers),
    hostNetwork,
    hostnameIsName,
    subdomain: texts.keep(subdomain),
    scrapeAt: texts.keep(scrapeAt),
    readinessGates: keptTexts(shape.readinessGates),
    schedulingGates: keptTexts(shape.schedulingGates),
    containers: shape.containers.map((spec) => containers.value(containers.acquire(spec))),
  };
}

function dropShape(shape: PodShape, texts: Texts, containers: Dictionary<ContainerSpec>): void {
  const { namespace, controller, subdomain, scrapeAt, finalizers, readinessGates, schedulingGates } = shape;
  for (const text of [namespace, subdomain, scrapeAt, ...finalizers, ...readinessGates, ...schedulingGates])
    texts.drop(text);
  if (controller !== undefined) {
    for (const text of [controller.kind, controller.name, controller.uid, controller.apiVersion]) texts.drop(text);
  }
  for (const spec of shape.containers) containers.releaseValue(spec);
}

function containerForm(texts: Texts): Form<ContainerSpec> {
  return {
    hashOf: ({ name, image }) => spread(hashText(image, hashText(name, 0))),
    equal: sameContainer,
    kept: ({ kind, name, image, ports, hasReadinessProbe, hasStartupProbe, memoryLimit }) => ({
      kind,
      name: texts.keep(name),
      image: texts.keep(image),
      ports: ports.length === 0 ? NOTHING : ports.map((port) => ({ ...port, name: texts.keep(port.name) })),
      hasReadinessProbe,
      hasStartupProbe,
      memoryLimit: texts.keep(memoryLimit),
    }),
    dropped({ name, image, memoryLimit, ports }) {
      for (const text of [name, image, memoryLimit]) texts.drop(text);
      for (const port of ports) texts.drop(port.name);
    },
    bytesOf: ({ ports }) =>
      objectBytes(7) + (ports.length === 0 ? 0 : arrayBytes(ports.length) + ports.length * objectBytes(3)),
  };
}

function hashOfShape({ namespace, controller, containers }: PodShape): number {
  // The pods of one controller rarely differ in shape; those without one are told apart by what they run.
  let hash = hashText(namespace, 0);
  if (controller !== undefined) return spread(hashText(controller.uid, hashText(controller.name, hash)));
  for (const { name, image } of containers) hash = hashText(image, hashText(name, hash));
  return spread(hash);
}

function sameShape(held: PodShape, shape: PodShape): boolean {
  return (
    sameController(held.controller, shape.controller) &&
    held.namespace === shape.namespace &&
    held.hostNetwork === shape.hostNetwork &&
    held.hostnameIsName === shape.hostnameIsName &&
    held.subdomain === shape.subdomain &&
    held.scrapeAt === shape.scrapeAt &&
    sameList(held.finalizers, shape.finalizers) &&
    sameList(held.readinessGates, shape.readinessGates) &&
    sameList(held.schedulingGates, shape.schedulingGates) &&
    sameElements(held.containers, shape.containers, sameContainer)
  );
}

function sameController(held: ControllerRef | undefined, controller: ControllerRef | undefined): boolean {
  if (held === controller) return true;
  return (
    held?.uid === controller?.uid &&
    held?.name === controller?.name &&
    held?.kind === controller?.kind &&
    held?.apiVersion === controller?.apiVersion &&
    held !== undefined &&
    controller !== undefined
  );
}

function sameContainer(held: ContainerSpec, spec: ContainerSpec): boolean {
  return (
    held.name === spec.name &&
    held.image === spec.image &&
    held.kind === spec.kind &&
    held.hasReadinessProbe === spec.hasReadinessProbe &&
    held.hasStartupProbe === spec.hasStartupProbe &&
    held.memoryLimit === spec.memoryLimit &&
    sameElements(held.ports, spec.ports, samePort)
  );
}

function samePort(held: ContainerPortRecord, port: ContainerPortRecord): boolean {
  return held.containerPort === port.containerPort && held.name === port.name && held.protocol === port.protocol;
}

function sameElements<T>(held: readonly T[], list: readonly T[], same: (held: T, other: T) => boolean): boolean {
  if (held === list) return true;
  if (held.length !== list.length) return false;
  for (let index = 0; index < held.length; index += 1) {
    if (!same(held[index] as T, list[index] as T)) return false;
  }
  return true;
}

/** Of the shape itself; its texts and containers are counted where they are kept. */
function shapeBytes(shape: PodShape): number {
  return (
    objectBytes(10) +
    arrayBytes(shape.containers.length) +
    [shape.finalizers, shape.readinessGates, shape.schedulingGates].reduce((sum, list) => sum + listBytes(list), 0) +
    (shape.controller === undefined ? 0 : objectBytes(4))
  );
}

function listBytes(list: readonly string[]): number {
  return list.length === 0 ? 0 : arrayBytes(list.length);
}
