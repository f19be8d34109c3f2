/** The first workload of a service, cut where there is no room; that there are more is seen however long its name is. */
export function OwnerText({ first, more }: { readonly first: string; readonly more: string }) {
  if (more === '') return first;
  return (
    <span className="fl-tree-owner">
      <span>{first}</span> <span>{more}</span>
    </span>
  );
}
