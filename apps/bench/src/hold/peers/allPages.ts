import type { KubernetesListObject, KubernetesObject } from '@kubernetes/client-node';

export type Page = (limit: { limit?: number; _continue?: string }) => Promise<KubernetesListObject<KubernetesObject>>;

const PAGE_SIZE = 500;

/** A whole list, read in pages of 500. */
export async function allPages(page: Page): Promise<KubernetesListObject<KubernetesObject>> {
  const items: KubernetesObject[] = [];
  let list = await page({ limit: PAGE_SIZE });
  items.push(...list.items);
  while (list.metadata?._continue) {
    list = await page({ limit: PAGE_SIZE, _continue: list.metadata._continue });
    items.push(...list.items);
  }
  return { ...list, items };
}
