/** Whoever gives the focus back by themselves, a dialog or a drawer, has done so by then. */
const SETTLED_MS = 60;
const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"]):not([role="separator"])';
/** Beyond these another screen has come: nothing of it is near to what was there. */
const PARTS = 'main, .fl-masthead, .fl-statusbar';

interface Focused {
  readonly element: Element;
  /** What it stands in, from the inside out, as far as the part of the page. */
  readonly within: readonly Element[];
  readonly at: DOMRect;
}

/**
 * When a control goes because it was used, a chip, a note, the list that it folds, the nearest one that is still there gets the focus:
 * nobody who uses keys or a screen reader is thrown back to the beginning of the page. Answers how to stop.
 */
export function keepFocus(page: Document): () => void {
  let focused: Focused | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const remember = ({ target }: FocusEvent): void => {
    focused = target instanceof Element ? focusedOf(target) : undefined;
  };
  const forget = ({ target }: FocusEvent): void => {
    // What leaves the page may lose the focus before it has gone.
    setTimeout(() => {
      if (focused?.element === target && focused?.element.isConnected === true) focused = undefined;
    });
  };
  const observer = new MutationObserver(() => {
    if (focused === undefined || focused.element.isConnected) return;
    const gone = focused;
    focused = undefined;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (page.activeElement === null || page.activeElement === page.body)
        nearest(gone)?.focus({ preventScroll: true });
    }, SETTLED_MS);
  });
  page.addEventListener('focusin', remember);
  page.addEventListener('focusout', forget);
  observer.observe(page.body, { childList: true, subtree: true });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    page.removeEventListener('focusin', remember);
    page.removeEventListener('focusout', forget);
  };
}

function focusedOf(element: Element): Focused {
  const within: Element[] = [];
  const part = element.closest(PARTS);
  for (let each = element.parentElement; part !== null && each !== null; each = each.parentElement) {
    within.push(each);
    if (each === part) break;
  }
  return { element, within, at: element.getBoundingClientRect() };
}

function nearest({ within, at }: Focused): HTMLElement | undefined {
  const first = within.findIndex(({ isConnected }) => isConnected);
  if (first === -1) return undefined;
  const left = within.slice(first);
  const successor = successorOf(within[first - 1], left[0]);
  for (const container of successor === undefined ? left : [successor, ...left]) {
    const candidates = [...container.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
      (candidate) => candidate.checkVisibility?.() ?? true,
    );
    if (candidates.length > 0) return candidates.toSorted((a, b) => distance(a, at) - distance(b, at))[0];
  }
  return undefined;
}

/** What has come into the place of what is gone, one drawer for another: it is nearer than anything that happens to lie beside. */
function successorOf(gone: Element | undefined, parent: Element | undefined): Element | undefined {
  if (gone === undefined || gone.className === '') return undefined;
  return [...(parent?.children ?? [])].find(({ className }) => className === gone.className);
}

function distance(candidate: Element, at: DOMRect): number {
  const box = candidate.getBoundingClientRect();
  const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
  return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
}
