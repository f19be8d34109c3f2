/** Lets the browser save a text under a name. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the blob when the click returns; a moment more does no harm.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
