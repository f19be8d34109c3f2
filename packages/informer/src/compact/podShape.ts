import type { ContainerPortRecord, ContainerRecord, ControllerRef, PodRecord } from '@fairlead/model';
import { Dictionary } from './dictionary.ts';
import type { Form } from './dictionary.ts';
import { arrayBytes, objectBytes, textBytes } from './heapBytes.ts';
import type { Token } from './tokens.ts';

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
    readinessGates: NOTHING,
    schedulingGates: NOTHING,
    containers: NOTHING,
  };
}

/** Shapes, in which equal containers (sidecars, the same application in several namespaces) are kept once. */
export class PodShapes extends Dictionary<PodShape> {
  readonly #containers: Dictionary<ContainerSpec>;

  constructor() {
    const containers = new Dictionary<ContainerSpec>(CONTAINER_FORM);
    super({
      tokensOf: shapeTokens,
      kept: (shape) => ({
        ...shape,
        finalizers: listOf(shape.finalizers),
        readinessGates: listOf(shape.readinessGates),
        schedulingGates: listOf(shape.schedulingGates),
        containers: shape.containers.map((spec) => containers.value(containers.acquire(spec))),
      }),
      dropped: (shape) => shape.containers.forEach((spec) => containers.releaseValue(spec)),
      bytesOf: shapeBytes,
    });
    this.#containers = containers;
  }

  override get retainedBytes(): number {
    return super.retainedBytes + this.#containers.retainedBytes;
  }
}

const CONTAINER_FORM: Form<ContainerSpec> = {
  tokensOf: containerTokens,
  kept: ({ kind, name, image, ports, hasReadinessProbe, hasStartupProbe, memoryLimit }) => ({
    kind,
    name,
    image,
    ports: listOf(ports),
    hasReadinessProbe,
    hasStartupProbe,
    memoryLimit,
  }),
  dropped: () => undefined,
  bytesOf: containerBytes,
};

function shapeTokens(shape: PodShape, tokens: Token[]): void {
  const { controller } = shape;
  tokens.push(shape.namespace, Number(shape.hostNetwork) | (Number(shape.hostnameIsName) << 1), shape.subdomain);
  if (controller === undefined) tokens.push(undefined);
  else tokens.push(controller.name, controller.uid, controller.kind, controller.apiVersion);
  tokens.push(shape.finalizers.length, ...shape.finalizers);
  tokens.push(shape.readinessGates.length, ...shape.readinessGates);
  tokens.push(shape.schedulingGates.length, ...shape.schedulingGates);
  for (const container of shape.containers) containerTokens(container, tokens);
}

function containerTokens(spec: ContainerSpec, tokens: Token[]): void {
  const probes = Number(spec.hasReadinessProbe) | (Number(spec.hasStartupProbe) << 1);
  tokens.push(spec.kind, spec.name, spec.image, probes, spec.memoryLimit, spec.ports.length);
  for (const port of spec.ports) tokens.push(port.name, port.containerPort, port.protocol);
}

/** One empty list for all. */
function listOf<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NOTHING : list;
}

function shapeBytes(shape: PodShape): number {
  const { controller } = shape;
  return (
    objectBytes(9) +
    textBytes(shape.namespace) +
    textBytes(shape.subdomain) +
    arrayBytes(shape.containers.length) +
    [shape.finalizers, shape.readinessGates, shape.schedulingGates].reduce((sum, texts) => sum + textsBytes(texts), 0) +
    (controller === undefined ? 0 : controllerBytes(controller))
  );
}

function controllerBytes({ name, uid, kind, apiVersion }: ControllerRef): number {
  return objectBytes(4) + textBytes(name) + textBytes(uid) + textBytes(kind) + textBytes(apiVersion);
}

function textsBytes(texts: readonly string[]): number {
  if (texts.length === 0) return 0;
  return texts.reduce((sum, text) => sum + textBytes(text), arrayBytes(texts.length));
}

function containerBytes(spec: ContainerSpec): number {
  const own = objectBytes(7) + textBytes(spec.name) + textBytes(spec.image) + textBytes(spec.memoryLimit);
  if (spec.ports.length === 0) return own;
  const portBytes = (port: ContainerPortRecord): number => objectBytes(3) + textBytes(port.name);
  return own + spec.ports.reduce((sum, port) => sum + portBytes(port), arrayBytes(spec.ports.length));
}
