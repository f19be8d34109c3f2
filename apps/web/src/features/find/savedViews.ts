/** A view that somebody named: where it is, as path and query of this page. */
export interface SavedView {
  readonly name: string;
  readonly address: string;
}

const STORAGE_KEY = 'fairlead:views';

/** More would be a list to search. */
const VIEWS_AT_MOST = 50;

/** Screens that a view can be of. Anything else in the storage was not written by this page. */
const ADDRESS = /^\/(map|services|cache)(\?\S*)?$/;

/** Reads what was stored; what is not a view is passed over. */
export function loadViews(storage: Pick<Storage, 'getItem'>): readonly SavedView[] {
  let value: unknown;
  try {
    value = JSON.parse(storage.getItem(STORAGE_KEY) ?? '[]');
  } catch {
    // Refused by the browser, or written by something else: no views is a safe answer.
    return [];
  }
  return Array.isArray(value) ? value.filter(isView).slice(0, VIEWS_AT_MOST) : [];
}

function isView(item: unknown): item is SavedView {
  if (typeof item !== 'object' || item === null || !('name' in item) || !('address' in item)) return false;
  const { name, address } = item;
  return typeof name === 'string' && name !== '' && typeof address === 'string' && ADDRESS.test(address);
}

/** Whether the browser has kept them. */
export function storeViews(storage: Pick<Storage, 'setItem'>, views: readonly SavedView[]): boolean {
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}

/** One under another name; a view that has that name already is replaced. */
export function renamed(views: readonly SavedView[], from: string, to: string): readonly SavedView[] {
  const view = views.find(({ name }) => name === from);
  if (view === undefined || to === '') return views;
  return withView(
    views.filter((other) => other !== view),
    { ...view, name: to },
  );
}

/** With a view under a name, in the order of names; one of the same name is replaced. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const others = views.filter(({ name }) => name !== view.name);
  return [...others, view].toSorted((left, right) => left.name.localeCompare(right.name)).slice(0, VIEWS_AT_MOST);
}
