import type { Caption } from '@fairlead/graph-canvas';

/** Of which cluster, of when, and what was filtered: what a sheet without a picture begins with. */
export function SheetHead({ caption }: { readonly caption: Caption }) {
  return (
    <header>
      <h1>{caption.title}</h1>
      {caption.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </header>
  );
}
