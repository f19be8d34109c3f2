import { badRequest } from '../objects/apiError.ts';
import type { Container, ContainerState, ContainerStatus, Pod } from '../objects/podShapes.ts';

/** What a log tells of one run of a container; times in epoch milliseconds. */
interface Run {
  readonly startedAt: number;
  /** `undefined` while it runs. */
  readonly finishedAt: number | undefined;
  readonly exit: { readonly code: number; readonly reason: string } | undefined;
}

/** A running container writes a line this often. */
const LINE_EVERY_MS = 7000;
/** What a node keeps before it rotates a log away; no more is made up. */
const LINES_KEPT = 5000;

/**
 * The log of a container as a kubelet hands it out: a few lines that agree with what the container does. Reads `container`, `previous`,
 * `tailLines`, `limitBytes` and `timestamps` of the query. Throws `ApiError` 400 with the kubelet's words.
 */
export function podLog(pod: Pod, query: URLSearchParams, nowMs: number): string {
  const { container, status } = containerOf(pod, query.get('container') ?? undefined);
  const run = runOf(pod, container.name, status, query.get('previous') === 'true');
  let lines = linesOf(pod, container, status, run, nowMs);
  const tail = query.get('tailLines');
  if (tail !== null) lines = lines.slice(Math.max(0, lines.length - whole('tailLines', tail)));
  const stamps = query.get('timestamps') === 'true';
  const text = lines.map(({ at, text: line }) => `${stamps ? `${iso(at)} ` : ''}${iso(at)} ${line}\n`).join('');
  const limit = query.get('limitBytes');
  return limit === null ? text : Buffer.from(text).subarray(0, whole('limitBytes', limit)).toString('utf8');
}

function whole(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw badRequest(`${name}: Invalid value: ${JSON.stringify(text)}`);
  return Number(text);
}

function containerOf(
  pod: Pod,
  asked: string | undefined,
): { container: Container; status: ContainerStatus | undefined } {
  const { containers, initContainers = [] } = pod.spec;
  const all = [...containers, ...initContainers];
  const names = all.map(({ name }) => name).join(' ');
  if (asked === undefined && containers.length > 1) {
    throw badRequest(`a container name must be specified for pod ${pod.metadata.name}, choose one of: [${names}]`);
  }
  const container = asked === undefined ? containers[0] : all.find(({ name }) => name === asked);
  if (container === undefined) {
    throw badRequest(`container ${asked ?? ''} is not valid for pod ${pod.metadata.name}`);
  }
  const statuses = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])];
  return { container, status: statuses.find(({ name }) => name === container.name) };
}

function runOf(pod: Pod, name: string, status: ContainerStatus | undefined, previous: boolean): Run {
  const place = `container "${name}" in pod "${pod.metadata.name}"`;
  if (previous) {
    const run = runIn(status?.lastState);
    if (run === undefined) throw badRequest(`previous terminated ${place} not found`);
    return run;
  }
  // Between two starts a kubelet shows the run that ended.
  const run = runIn(status?.state) ?? (status?.state.waiting === undefined ? undefined : runIn(status.lastState));
  if (run !== undefined) return run;
  const reason = status?.state.waiting?.reason ?? 'ContainerCreating';
  const verb = /^(ErrImagePull|ImagePullBackOff)$/.test(reason) ? 'trying and failing to pull image' : reason;
  throw badRequest(`${place} is waiting to start: ${verb}`);
}

function runIn(state: ContainerState | undefined): Run | undefined {
  const { running, terminated } = state ?? {};
  if (running !== undefined)
    return { startedAt: Date.parse(running.startedAt), finishedAt: undefined, exit: undefined };
  if (terminated?.finishedAt === undefined) return undefined;
  const finishedAt = Date.parse(terminated.finishedAt);
  const startedAt = terminated.startedAt === undefined ? finishedAt : Date.parse(terminated.startedAt);
  return { startedAt, finishedAt, exit: { code: terminated.exitCode, reason: terminated.reason ?? '' } };
}

interface Line {
  readonly at: number;
  readonly text: string;
}

function linesOf(pod: Pod, container: Container, status: ContainerStatus | undefined, run: Run, nowMs: number): Line[] {
  const { startedAt, finishedAt, exit } = run;
  const version = /:([^:/@]+)$/.exec(container.image ?? '')?.[1] ?? 'unknown';
  const lines: Line[] = [{ at: startedAt, text: `level=info msg="starting ${container.name}" version=${version}` }];
  if (exit === undefined) {
    for (const { containerPort, name = '' } of container.ports ?? []) {
      lines.push({ at: startedAt + 40, text: `level=info msg=listening port=${containerPort} name=${name}` });
    }
    return [...lines, ...runningLines(pod, container, status, startedAt, nowMs)];
  }
  const end = finishedAt ?? nowMs;
  if (exit.reason === 'OOMKilled') lines.push({ at: end, text: 'level=info msg="loading the index into memory"' });
  else if (exit.code === 0) lines.push({ at: end, text: 'level=info msg=done' });
  else {
    lines.push({ at: end, text: 'level=error msg="cannot reach the database: connection refused"' });
    lines.push({ at: end, text: `level=fatal msg=exiting code=${exit.code}` });
  }
  return lines;
}

/** Only the lines a node would still have, counted back from now. */
function runningLines(
  pod: Pod,
  container: Container,
  status: ContainerStatus | undefined,
  startedAt: number,
  nowMs: number,
): Line[] {
  const count = Math.max(0, Math.floor((nowMs - startedAt) / LINE_EVERY_MS));
  const from = Math.max(1, count - LINES_KEPT + 1);
  const isInit = pod.spec.initContainers?.includes(container) === true && container.restartPolicy !== 'Always';
  return Array.from({ length: Math.max(0, count - from + 1) }, (_, index) => {
    const number = from + index;
    return { at: startedAt + number * LINE_EVERY_MS, text: textOf(number, status, isInit) };
  });
}

function textOf(number: number, status: ContainerStatus | undefined, isInit: boolean): string {
  if (isInit) return 'level=info msg="waiting for the database to accept connections"';
  if (status?.started === false) return 'level=info msg="still warming up"';
  if (status?.ready === false)
    return 'level=warn msg="not ready: the database does not answer" path=/readyz status=503';
  return `level=info msg=request method=GET path=/items/${(number * 37) % 211} status=200 ms=${3 + ((number * 17) % 23)}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
