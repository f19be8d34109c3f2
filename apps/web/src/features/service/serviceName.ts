import type { ServiceName } from './useService.ts';

/** Namespace and name of an id `service/NS/NAME`; `undefined` for what is no service. */
export function serviceNameOf(id: string | undefined): ServiceName | undefined {
  const [kind, namespace, name, ...more] = id?.split('/') ?? [];
  if (kind !== 'service' || namespace === undefined || name === undefined || name === '' || more.length > 0) {
    return undefined;
  }
  return { namespace, name };
}
