import type { Pod } from '../objects/podShapes.ts';
import type { ContainerActivity, PodActivity } from './podStatus.ts';

/** What annotation `simulate` of a pod (or pod template) may say; without it a pod becomes ready and stays so. */
export const LIVES = [
  'ready',
  'not-ready',
  'crash-loop',
  'oom',
  'image-pull',
  'init-stuck',
  'init-failing',
  'startup',
  'gate-pending',
  'gate-closed',
  'flapping',
  'succeeded',
  'failed',
  'evicted',
  'slow',
  'unschedulable',
] as const;

export type Life = (typeof LIVES)[number];

export function lifeOf(pod: Pod): Life {
  const asked = pod.metadata.annotations?.['simulate'];
  return LIVES.find((life) => life === asked) ?? 'ready';
}

/** A step of a life: what the pod does from `afterMs` (since the step before) on. */
export interface Step {
  readonly afterMs: number;
  readonly activity: Partial<PodActivity>;
}

/** A pod that was just given to a node. */
export const CREATING: PodActivity = { phase: 'Pending', initDone: 0, main: { kind: 'creating' }, restarts: 0 };

const runningReady: ContainerActivity = { kind: 'running', started: true, ready: true };
const runningUnready: ContainerActivity = { kind: 'running', started: true, ready: false };
const OPEN = { status: 'True' } as const;

/** How long a pod that was just scheduled needs to get its address. */
const SANDBOX_MS = 3000;
const INIT_MS = 2000;

/** The steps by which a freshly scheduled pod comes to its life. The last step is where it stays, but for `recurring`. */
export function firstSteps(pod: Pod, ips: readonly string[]): Step[] {
  const life = lifeOf(pod);
  const init = pod.spec.initContainers ?? [];
  const delay = life === 'slow' ? 20_000 : SANDBOX_MS;
  const steps: Step[] = [];
  if (life === 'image-pull') {
    steps.push({
      afterMs: delay,
      activity: { phase: 'Pending', ips, initDone: init.length, main: imagePull(pod, 'ErrImagePull') },
    });
    return [...steps, ...settle(pod, 10_000)];
  }
  if (init.length > 0) {
    const running: ContainerActivity = { kind: 'running', started: false, ready: false };
    const waits: ContainerActivity = { kind: 'waiting', reason: 'PodInitializing' };
    init.forEach((_, index) => {
      const activity = { phase: 'Pending', ips, initDone: index, initActivity: running, main: waits } as const;
      steps.push({ afterMs: index === 0 ? delay : INIT_MS, activity });
    });
    if (life === 'init-stuck') return steps;
    if (life === 'init-failing') return [...steps, ...settle(pod, INIT_MS)];
  }
  const first = pod.spec.containers[0];
  const started: ContainerActivity =
    first?.startupProbe === undefined
      ? first?.readinessProbe === undefined
        ? runningReady
        : runningUnready
      : { kind: 'running', started: false, ready: false };
  const afterMs = init.length > 0 ? INIT_MS : delay;
  steps.push({
    afterMs,
    activity: { phase: 'Running', ips, initDone: init.length, initActivity: undefined, main: started },
  });
  return [...steps, ...settle(pod, probeDelayMs(pod))];
}

function probeDelayMs(pod: Pod): number {
  const first = pod.spec.containers[0];
  const probe = first?.readinessProbe ?? first?.startupProbe;
  return probe === undefined ? 0 : (probe.initialDelaySeconds ?? 2) * 1000;
}

function imagePull(pod: Pod, reason: 'ErrImagePull' | 'ImagePullBackOff'): ContainerActivity {
  const image = pod.spec.containers[0]?.image ?? '';
  const cause = `failed to pull and unpack image "${image}": failed to resolve image: ${image}: not found`;
  return reason === 'ErrImagePull'
    ? { kind: 'waiting', reason, message: `rpc error: code = NotFound desc = ${cause}` }
    : { kind: 'waiting', reason, message: `Back-off pulling image "${image}": ErrImagePull: ${cause}` };
}

/** From running (or from another life, when the annotation changes) to where the life stays. */
export function settle(pod: Pod, afterMs: number): Step[] {
  const life = lifeOf(pod);
  const init = (pod.spec.initContainers ?? []).length;
  const running = {
    phase: 'Running',
    initDone: init,
    initActivity: undefined,
    reason: undefined,
    message: undefined,
  } as const;
  const at = (activity: Partial<PodActivity>): Step[] => [{ afterMs, activity }];
  switch (life) {
    case 'ready':
    case 'slow':
    case 'flapping':
    case 'unschedulable':
      return at({ ...running, main: runningReady, gates: OPEN });
    case 'not-ready':
      return at({ ...running, main: runningUnready, gates: OPEN });
    case 'startup':
      return at({ ...running, main: { kind: 'running', started: false, ready: false }, gates: OPEN });
    case 'gate-pending':
      return at({ ...running, main: runningReady, gates: undefined });
    case 'gate-closed':
      return at({ ...running, main: runningReady, gates: { status: 'False', message: 'draining' } });
    case 'crash-loop':
    case 'oom':
      return at({ ...running, main: { kind: 'exited', ...exitOf(life) }, gates: OPEN });
    case 'image-pull':
      return at({ phase: 'Pending', main: imagePull(pod, 'ImagePullBackOff'), initDone: init });
    case 'init-stuck':
      return at({
        phase: 'Pending',
        initDone: 0,
        initActivity: { kind: 'running', started: false, ready: false },
        main: { kind: 'waiting', reason: 'PodInitializing' },
      });
    case 'init-failing':
      return at({
        phase: 'Pending',
        initDone: 0,
        initActivity: { kind: 'exited', exitCode: 1, reason: 'Error' },
        main: { kind: 'waiting', reason: 'PodInitializing' },
      });
    case 'succeeded':
      return at({ phase: 'Succeeded', main: { kind: 'exited', exitCode: 0, reason: 'Completed' } });
    case 'failed':
      return at({ phase: 'Failed', main: { kind: 'exited', exitCode: 1, reason: 'Error' } });
    case 'evicted':
      return at({
        phase: 'Failed',
        main: { kind: 'exited', exitCode: 137, reason: 'Error' },
        reason: 'Evicted',
        message: 'The node was low on resource: memory.',
      });
  }
}

export function exitOf(life: 'crash-loop' | 'oom'): { readonly exitCode: number; readonly reason: string } {
  return life === 'oom' ? { exitCode: 137, reason: 'OOMKilled' } : { exitCode: 1, reason: 'Error' };
}

/** The kubelet's back-off before a restart: 10 s, doubled each time, at most five minutes. */
export function backOffMs(restarts: number): number {
  return Math.min(10_000 * 2 ** Math.max(0, restarts - 1), 300_000);
}

export function backOffMessage(pod: Pod, restarts: number): string {
  const { name, namespace, uid } = pod.metadata;
  const container = pod.spec.containers[0]?.name ?? '';
  const seconds = backOffMs(restarts) / 1000;
  const spelled = seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
  return `back-off ${spelled} restarting failed container=${container} pod=${name}_${namespace ?? ''}(${uid})`;
}

/** Where a pod ends up by its life, for one that is put into the world in its final state. */
export function settledActivity(pod: Pod, ips: readonly string[]): PodActivity {
  const settled = firstSteps(pod, ips).reduce<PodActivity>(
    (activity, step) => ({ ...activity, ...step.activity }),
    CREATING,
  );
  const life = lifeOf(pod);
  if (life !== 'crash-loop' && life !== 'oom') return settled;
  const restarts = Math.max(SEEN_RESTARTS, pod.status.containerStatuses?.[0]?.restartCount ?? 0);
  const message = backOffMessage(pod, restarts);
  return {
    ...settled,
    main: { kind: 'waiting', reason: 'CrashLoopBackOff', message },
    restarts,
    lastExit: exitOf(life),
  };
}

/** Restarts of a container that has been crashing for a while. */
const SEEN_RESTARTS = 7;
