const LAYERS = '[role="dialog"], [role="menu"], [role="listbox"]';

/** Whether a key belongs to a field that is being typed in, or to an open menu or dialog. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.closest(LAYERS) !== null;
}

/** Whether a menu or dialog is open; the focus may still be on the button that opened it. */
export function isLayerOpen(): boolean {
  return document.querySelector(LAYERS) !== null;
}

/** Whether the space bar presses what has the focus. */
export function isPressable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest('button, a, summary, input, [role="button"], [role="tab"], [role="option"]') !== null;
}
