/** What the query of the address will be once every change so far has been rendered. */
export class LatestSearch {
  private shown = new URLSearchParams();
  /** Changes that are not rendered yet, the oldest first. */
  private pending: URLSearchParams[] = [];

  /** The query after one more change; undefined if that changes nothing, which is no step of the history. */
  change(next: (before: URLSearchParams) => URLSearchParams): URLSearchParams | undefined {
    const before = this.pending.at(-1) ?? this.shown;
    const search = next(before);
    if (search.toString() === before.toString()) return undefined;
    this.pending.push(search);
    return search;
  }

  /** The address of a render. One that none of the changes asked for (the way back, a link) takes the place of all of them. */
  rendered(search: URLSearchParams): void {
    const text = search.toString();
    const isNew = text !== this.shown.toString();
    this.shown = search;
    const at = this.pending.findLastIndex((asked) => asked.toString() === text);
    if (at !== -1) this.pending = this.pending.slice(at + 1);
    else if (isNew) this.pending = [];
  }
}
