/** Takes a text in chunks of any length; `take` gets what stands between separators, as soon as it is whole. */
export function splitter(separator: string, take: (piece: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const pieces = (rest + chunk).split(separator);
    rest = pieces.pop() ?? '';
    for (const piece of pieces) take(piece);
  };
}
