/** A page of a list, and how many bytes of JSON it was. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly jsonBytes: number;
}

const PAGE_SIZE = 500;

/**
 * Reads a collection as JSON, page after page, from an API server that wants no credentials.
 *
 * @throws Error with what the server answered if it refuses
 */
export async function* listPages<T>(server: string, collection: string): AsyncGenerator<ListPage<T>> {
  let token = '';
  do {
    const query = token === '' ? '' : `&continue=${encodeURIComponent(token)}`;
    const response = await fetch(`${server}${collection}?limit=${PAGE_SIZE}${query}`, {
      headers: { accept: 'application/json' },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`GET ${collection} was answered ${response.status}: ${text.slice(0, 300)}`);
    const { items, metadata } = JSON.parse(text) as {
      readonly items: readonly T[];
      readonly metadata: { readonly continue?: string };
    };
    yield { items, jsonBytes: Buffer.byteLength(text) };
    token = metadata.continue ?? '';
  } while (token !== '');
}
