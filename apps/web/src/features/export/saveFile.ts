/** Lets the browser save something under a name. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the blob when the click returns; a moment more does no harm.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
