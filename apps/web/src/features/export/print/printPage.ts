/** Opens the browser's dialog once the menu is closed; what is printed is made when the browser asks for it. */
export function printPage(): void {
  setTimeout(() => globalThis.print(), 0);
}
