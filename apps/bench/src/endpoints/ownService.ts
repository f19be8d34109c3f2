import { inNamespace, NAMESPACE, send, until } from '../live/benchNamespace.ts';
import { IDLE_POD } from '../live/benchPod.ts';
import { rollingRestart } from './rollingRestart.ts';
import { collectionOf } from './watchedBytes.ts';
import type { Churn, Watched } from './watchedBytes.ts';

const NAME = 'endpoints';
const LABELS = { app: NAME };

/** A service of its own in a real cluster, whose pods are all replaced one after the other; gone again afterwards. */
export function restartOwnService(server: string, replicas: number): Promise<Readonly<Record<Watched, Churn>>> {
  return inNamespace(server, async () => {
    await send(server, 'POST', `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`, {
      metadata: { name: NAME },
      spec: {
        replicas,
        selector: { matchLabels: LABELS },
        template: { metadata: { labels: LABELS }, spec: IDLE_POD },
      },
    });
    await send(server, 'POST', `/api/v1/namespaces/${NAMESPACE}/services`, {
      metadata: { name: NAME },
      spec: { selector: LABELS, ports: [{ port: 80 }] },
    });
    await until(async () => (await readyPods(server)) >= replicas, `${replicas} pods of its own are not ready`);
    return rollingRestart(server, { namespace: NAMESPACE, every: 1 });
  });
}

async function readyPods(server: string): Promise<number> {
  const answer = await fetch(`${server}${collectionOf('pods', NAMESPACE)}`);
  const { items } = (await answer.json()) as {
    readonly items: readonly {
      readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
    }[];
  };
  return items.filter(({ status }) =>
    status?.conditions?.some((each) => each.type === 'Ready' && each.status === 'True'),
  ).length;
}
