import { isScraped } from '../exporters/telemetry.ts';
import type { Answer, Telemetry } from '../exporters/telemetry.ts';
import { ApiError, badRequest, notFound } from '../objects/apiError.ts';
import type { Pod } from '../objects/podShapes.ts';
import { resourceType } from '../objects/resourceTypes.ts';
import type { World } from '../world/world.ts';
import { decodeSegment } from './route.ts';

/** A request that the API server passes on to a pod. */
export interface ProxyPath {
  readonly namespace: string;
  /** `[SCHEME:]NAME[:PORT]` */
  readonly name: string;
  /** As the pod sees it; empty when nothing follows `proxy`. */
  readonly path: string;
  readonly original: string;
}

const PATH = /^\/api\/v1\/namespaces\/([^/]+)\/pods\/([^/]+)\/proxy(\/.*)?$/;

export function parseProxyPath(path: string): ProxyPath | undefined {
  const [, namespace, name, rest = ''] = PATH.exec(path) ?? [];
  if (namespace === undefined || name === undefined) return undefined;
  return { namespace, name: decodeSegment(name), path: rest, original: path };
}

export type ProxiedAnswer =
  ({ readonly kind: 'answer' } & Answer) | { readonly kind: 'redirect'; readonly location: string };

/**
 * What a pod answers through the API server (`ProxyREST` in kubernetes/pkg/registry/core/pod/rest, with the words of its errors). Throws
 * `ApiError` 404 for no such pod, 400 for one without an address, 503 if nothing listens there.
 */
export function proxiedAnswer(world: World, telemetry: Telemetry, target: ProxyPath): ProxiedAnswer {
  const { scheme, name, port: asked } = partsOf(target.name);
  const pod = world.get('pods', `${target.namespace}/${name}`);
  if (pod === undefined) throw notFound(resourceType('pods'), name);
  const { podIP } = pod.status;
  if (podIP === undefined) throw badRequest('address not allowed');
  // Clients are sent to a path that relative links start from.
  if (target.path === '') return { kind: 'redirect', location: `${target.original}/` };
  const port = asked ?? String(declaredPorts(pod)[0] ?? (scheme === 'https' ? 443 : 80));
  const address = podIP.includes(':') ? `[${podIP}]:${port}` : `${podIP}:${port}`;
  if (!/^\d+$/.test(port)) throw unreachable(`dial tcp: lookup tcp/${port}: unknown port`);
  if (pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed') {
    throw unreachable(`dial tcp ${address}: connect: no route to host`);
  }
  const found = answerOf(pod, telemetry, Number(port), target.path);
  if (found === undefined) throw unreachable(`dial tcp ${address}: connect: connection refused`);
  if (scheme === 'https') throw unreachable('http: server gave HTTP response to HTTPS client');
  return { kind: 'answer', ...found };
}

/** `undefined` if nothing listens. A port that a container declares is the container's, others are those of a proxy beside it. */
function answerOf(pod: Pod, telemetry: Telemetry, port: number, path: string): Answer | undefined {
  const isDeclared = declaredPorts(pod).includes(port);
  if (isDeclared ? !isListening(pod, port) : !isScraped(pod)) return undefined;
  return telemetry.answer(pod, port, path) ?? (isDeclared ? NO_PAGE : undefined);
}

const NO_PAGE: Answer = { status: 404, body: ['404 page not found\n'] };

function partsOf(text: string): { readonly scheme: string; readonly name: string; readonly port: string | undefined } {
  const parts = text.split(':');
  const [scheme, name, port] =
    parts.length === 1 ? ['', parts[0]] : parts.length === 2 ? ['', ...parts] : parts.length === 3 ? parts : [];
  if (name === undefined || name === '' || (scheme !== '' && scheme !== 'http' && scheme !== 'https')) {
    throw badRequest(`invalid pod request ${JSON.stringify(text)}`);
  }
  return { scheme: scheme ?? '', name, port: port === '' ? undefined : port };
}

function declaredPorts({ spec }: Pod): number[] {
  return spec.containers.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort));
}

/** A container that runs listens on the ports it declares. */
function isListening(pod: Pod, port: number): boolean {
  return pod.spec.containers.some(
    ({ name, ports = [] }) =>
      ports.some(({ containerPort }) => containerPort === port) &&
      pod.status.containerStatuses?.find((each) => each.name === name)?.state.running !== undefined,
  );
}

function unreachable(why: string): ApiError {
  return new ApiError(503, 'ServiceUnavailable', `error trying to reach service: ${why}`);
}
