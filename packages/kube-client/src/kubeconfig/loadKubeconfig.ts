import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { newClusters, newContexts, newUsers } from '@kubernetes/client-node/dist/config_types.js';
import type { Cluster, Context, User } from '@kubernetes/client-node/dist/config_types.js';
import { parseDocument } from 'yaml';
import { KubeconfigError } from '../errors.ts';
import { objectOf, objectsOf, textOf, textsOf } from '../projection/json.ts';
import type { JsonObject } from '../projection/json.ts';
import type { ClusterAccess } from './clusterAccess.ts';

/** One kubeconfig file, its paths absolute. */
interface Kubeconfig {
  readonly folder: string;
  readonly clusters: readonly Cluster[];
  readonly contexts: readonly Context[];
  readonly users: readonly User[];
  readonly currentContext: string | undefined;
  /** The users as written: some fields are not read by client-node. */
  readonly rawUsers: readonly JsonObject[];
}

/**
 * Reads kubeconfig files and picks a context, by the rules of kubectl: of several files the first to name a thing wins, and
 * those that do not exist are passed over; paths are relative to the file that names them.
 *
 * @param named what names the files (`--kubeconfig`, `KUBECONFIG`), for messages
 * @param contextName the context to use instead of the current one
 * @throws KubeconfigError
 */
export function loadKubeconfig(
  files: readonly string[],
  named: string,
  contextName: string | undefined,
): ClusterAccess {
  const configs = files.map((file) => readKubeconfig(file, files.length > 1)).filter((config) => config !== undefined);
  if (configs.length === 0) throw new KubeconfigError(`${named} names no file that exists; name a kubeconfig file`);
  const where = `kubeconfig ${files.join(', ')}`;
  const contexts = configs.flatMap((config) => config.contexts);
  const name = contextName ?? configs.map((config) => config.currentContext).find((current) => current !== undefined);
  const known = contexts.length === 0 ? 'it has none' : `it has ${contexts.map((context) => context.name).join(', ')}`;
  if (name === undefined)
    throw new KubeconfigError(`${where}: no current context; choose one with --context (${known})`);
  const context = contexts.find((candidate) => candidate.name === name);
  if (context === undefined) throw new KubeconfigError(`${where}: no context "${name}"; choose another (${known})`);

  const cluster = first(configs, (config) => config.clusters.find((candidate) => candidate.name === context.cluster));
  if (cluster === undefined) {
    throw new KubeconfigError(
      `${where}: context "${name}" names cluster "${context.cluster}", which is missing or has no server; add it`,
    );
  }
  const contextUser = textOf(context.user);
  const owner = configs.find((config) => config.users.some((user) => user.name === contextUser));
  if (contextUser !== undefined && owner === undefined) {
    throw new KubeconfigError(`${where}: context "${name}" names user "${contextUser}", which is missing; add it`);
  }
  const rawUser = objectOf(owner?.rawUsers.find((user) => user['name'] === contextUser)?.['user']);
  const tokenFile = textOf(rawUser['tokenFile']) ?? textOf(rawUser['token-file']);
  return {
    contextName: name,
    cluster,
    user: owner?.users.find((user) => user.name === contextUser),
    tokenFile: owner === undefined || tokenFile === undefined ? undefined : resolve(owner.folder, tokenFile),
    impersonation: impersonationOf(rawUser),
  };
}

function readKubeconfig(file: string, mayBeMissing: boolean): Kubeconfig | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' && mayBeMissing) return undefined;
    const why = { ENOENT: 'no such file', EACCES: 'no permission to read it', EISDIR: 'it is a folder' }[String(code)];
    throw new KubeconfigError(`kubeconfig ${file}: ${why ?? String(code)}; name a file that can be read`, {
      cause: error,
    });
  }
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line;
    throw new KubeconfigError(
      `kubeconfig ${file}: no valid YAML${line === undefined ? '' : ` at line ${line}`} (${problem.code}); mend the file`,
      { cause: problem },
    );
  }
  const config: unknown = document.toJS();
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new KubeconfigError(`kubeconfig ${file}: no kubeconfig in it; name a file with clusters, users and contexts`);
  }
  return kubeconfigOf(objectOf(config), dirname(resolve(file)));
}

function kubeconfigOf(config: JsonObject, folder: string): Kubeconfig {
  // Entries that are not complete are left out: they matter only to the context that names them.
  const options = { onInvalidEntry: 'filter' } as const;
  const rawUsers = objectsOf(config['users']);
  // client-node would read `token-file` at once and never again; it is read by us, and again when it rotates.
  const users = rawUsers.map((user) => ({ ...user, user: { ...objectOf(user['user']), 'token-file': undefined } }));
  return {
    folder,
    clusters: newClusters(objectsOf(config['clusters']), options).map((cluster) => ({
      ...cluster,
      ...absolute(folder, 'caFile', cluster.caFile),
    })),
    contexts: newContexts(objectsOf(config['contexts']), options),
    users: newUsers(users, options).map((user) => ({
      ...user,
      ...absolute(folder, 'certFile', user.certFile),
      ...absolute(folder, 'keyFile', user.keyFile),
      ...(user.exec === undefined || user.exec === null ? {} : { exec: execOf(objectOf(user.exec), folder) }),
    })),
    currentContext: textOf(config['current-context']),
    rawUsers,
  };
}

/** A command with a folder in it is relative to the kubeconfig; a bare name is looked up in `PATH`. */
function execOf(exec: JsonObject, folder: string): JsonObject {
  const command = textOf(exec['command']);
  return command?.includes('/') === true ? { ...exec, command: resolve(folder, command) } : exec;
}

function absolute<K extends string>(folder: string, key: K, file: string | undefined): Partial<Record<K, string>> {
  const path: Partial<Record<K, string>> = {};
  if (file) path[key] = resolve(folder, file);
  return path;
}

function impersonationOf(user: JsonObject): Readonly<Record<string, string | readonly string[]>> {
  const as = textOf(user['as']);
  if (as === undefined) return {};
  const uid = textOf(user['as-uid']);
  const groups = textsOf(user['as-groups']);
  return {
    'impersonate-user': as,
    ...(uid === undefined ? {} : { 'impersonate-uid': uid }),
    ...(groups.length === 0 ? {} : { 'impersonate-group': groups }),
  };
}

function first<T, U>(items: readonly T[], pick: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const picked = pick(item);
    if (picked !== undefined) return picked;
  }
  return undefined;
}
