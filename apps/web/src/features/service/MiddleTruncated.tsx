/** Characters that tell the pods of one workload apart. */
const TAIL = 6;

/** A name that gives way in the middle when there is no room: its end stays. The whole name is the tooltip. */
export function MiddleTruncated({ text }: { readonly text: string }) {
  const cut = Math.max(0, text.length - TAIL);
  return (
    <span className="fl-middle" title={text}>
      <span className="fl-middle-start">{text.slice(0, cut)}</span>
      <span className="fl-middle-end">{text.slice(cut)}</span>
    </span>
  );
}
