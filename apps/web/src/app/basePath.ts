/** The path the page is served under, without a slash at its end: "" or "/fairlead". It comes from `<base href>`. */
export function basePath(baseUri: string): string {
  return new URL(baseUri).pathname.replace(/[^/]*$/, '').replace(/\/$/, '');
}
