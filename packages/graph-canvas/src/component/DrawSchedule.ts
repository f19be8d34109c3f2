/** When a map is drawn: however often it is asked for, once. */
export class DrawSchedule {
  readonly #draw: () => void;
  #frame = 0;
  #isDue = false;
  #isStopped = false;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** With the next frame. */
  nextFrame(): void {
    if (this.#frame !== 0 || this.#isDue || this.#isStopped) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** News are drawn at once, so that the next frame shows them; what comes with them is drawn with them. */
  soon(): void {
    if (this.#isDue || this.#isStopped) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      if (!this.#isStopped) this.#draw();
    });
  }

  stop(): void {
    this.#isStopped = true;
    cancelAnimationFrame(this.#frame);
  }
}
