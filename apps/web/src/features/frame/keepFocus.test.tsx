import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFocus } from './keepFocus.ts';

let stop: () => void;
const button = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no ${id}`);
  return found;
};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `
    <header><button id="menu">menu</button></header>
    <main><div><p><button id="first">first</button></p><p id="second-of"><button id="second">second</button></p></div></main>`;
  stop = keepFocus(document);
});

afterEach(() => {
  vi.useRealTimers();
  stop();
  document.body.innerHTML = '';
});

describe('keepFocus', () => {
  it('gives the focus of what goes to what is nearest', async () => {
    button('second').focus();
    button('second-of').remove();
    await vi.waitFor(() => expect(document.activeElement).toBe(button('first')));
  });

  it('gives it to what has come in the place of what goes, wherever the nearest lies', async () => {
    const places = { first: 50, other: 500, second: 40 };
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      return new DOMRect(places[this.id as keyof typeof places] ?? 0, 0, 0, 0);
    });
    const parent = document.querySelector('main > div');
    button('second-of').className = 'panel';
    button('second').focus();
    const other = document.createElement('p');
    other.className = 'panel';
    other.innerHTML = '<button id="other">other</button>';
    button('second-of').remove();
    parent?.append(other);
    await vi.waitFor(() => expect(document.activeElement).toBe(button('other')));
    vi.restoreAllMocks();
  });

  it('leaves alone who has given it back themselves', async () => {
    button('second').focus();
    button('second-of').remove();
    button('menu').focus();
    await vi.advanceTimersByTimeAsync(100);
    expect(document.activeElement).toBe(button('menu'));
  });

  it('chooses nothing on another screen, nor for somebody who has left before', async () => {
    button('second').focus();
    button('second').blur();
    await vi.advanceTimersByTimeAsync(10);
    button('second-of').remove();
    await vi.advanceTimersByTimeAsync(100);
    expect(document.activeElement).toBe(document.body);

    button('first').focus();
    document.querySelector('main')?.remove();
    await vi.advanceTimersByTimeAsync(100);
    expect(document.activeElement).toBe(document.body);
  });
});
