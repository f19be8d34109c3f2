/**
 * The window that the map is laid out for: as it is without drawer, chips of filters, and notes. These come and go, are there
 * from the start for whoever gets a link, and must not make another picture of it.
 */
export function roomOf(map: HTMLElement): { readonly width: number; readonly height: number } {
  const screen = map.closest('.fl-screen');
  const beside = map.closest('.fl-drawer');
  if (screen === null || beside === null) return { width: map.clientWidth, height: map.clientHeight };
  const toolbarPx = Number.parseFloat(getComputedStyle(screen).getPropertyValue('--fl-toolbar'));
  return { width: beside.clientWidth, height: screen.clientHeight - toolbarPx };
}
