import { setTimeout as wait } from 'node:timers/promises';

/** What a suite makes in a cluster stands in this namespace, and goes with it. */
export const NAMESPACE = 'fairlead-bench';

const POLL_MS = 50;
const PATIENCE_MS = 60_000;

/**
 * Writes to an API server that wants no credentials: a simulated one, or a proxy. What is to be deleted may be gone already: a fleet
 * replaces pods by itself.
 *
 * @throws Error with what the server answered if it refuses
 */
export async function send(
  server: string,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: object,
): Promise<void> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const response = await fetch(new URL(path, server), {
    method,
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const isGone = method === 'DELETE' && response.status === 404;
  if (!response.ok && !isGone) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
}

/** Asks again and again until something is so. @throws Error if it is not after a minute */
export async function until(isSo: () => Promise<boolean>, complaint: string): Promise<void> {
  const startedAt = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startedAt > PATIENCE_MS) throw new Error(`${complaint} after a minute`);
    await wait(POLL_MS);
  }
}

/** Makes the namespace, lets `use` work in it, and takes it away, also after a failure; waits until it is gone. */
export async function inNamespace<T>(server: string, use: () => Promise<T>): Promise<T> {
  await makeNamespace(server);
  try {
    return await use();
  } finally {
    await removeNamespace(server);
  }
}

/** @throws Error if there is one of its name: it may be somebody's */
export function makeNamespace(server: string): Promise<void> {
  return send(server, 'POST', '/api/v1/namespaces', { metadata: { name: NAMESPACE } });
}

/** Takes it away with all that is in it, and waits until it is gone, so that it can be made anew. */
export async function removeNamespace(server: string): Promise<void> {
  const path = `/api/v1/namespaces/${NAMESPACE}`;
  await send(server, 'DELETE', path, {});
  await until(async () => {
    const response = await fetch(new URL(path, server));
    await response.arrayBuffer();
    return response.status === 404;
  }, `the namespace ${NAMESPACE} is not gone`);
}
