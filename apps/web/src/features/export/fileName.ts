/** `map-kind-dev-2026-11-22T130410.png`: what, of which cluster, of when. Nothing of it can leave the folder. */
export function fileName(what: string, cluster: string | undefined, at: string, ending: string): string {
  const name = (cluster ?? 'fairlead').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^[-.]+|[-.]+$/g, '');
  return `${what}-${name === '' ? 'fairlead' : name.slice(0, 80)}-${at.slice(0, 19).replaceAll(':', '')}.${ending}`;
}
