import type { Attention, Service } from '@fairlead/protocol';
import type { ApiClient } from '../../api/ApiClient.ts';
import { serviceNameOf } from '../service/serviceName.ts';

/** Services whose pods are read for one page. */
export const MOST_EXPLAINED = 40;
const AT_ONCE = 4;

export interface ReadService {
  readonly item: Attention;
  readonly service: Service | undefined;
  /** Why it could not be read. */
  readonly problem: string;
}

/** Details of what needs attention, in the order given; one that fails never takes the others down. */
export async function readExplanations(
  items: readonly Attention[],
  client: Pick<ApiClient, 'service'>,
): Promise<readonly ReadService[]> {
  const wanted = items.slice(0, MOST_EXPLAINED);
  const found: ReadService[] = [];
  const read = async (item: Attention): Promise<ReadService> => {
    const name = serviceNameOf(item.id);
    if (name === undefined) return { item, service: undefined, problem: '' };
    try {
      return { item, service: await client.service(name.namespace, name.name), problem: '' };
    } catch (error) {
      return { item, service: undefined, problem: error instanceof Error ? error.message : String(error) };
    }
  };
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    found.push(...(await Promise.all(wanted.slice(at, at + AT_ONCE).map(read))));
  }
  return found;
}
