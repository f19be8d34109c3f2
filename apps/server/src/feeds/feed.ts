import { createHash } from 'node:crypto';
import type { Numbered } from '@fairlead/service-graph';
import type { Request, Response } from 'express';
import { sendNotModified } from '../http/sendJson.ts';
import type { SharedBody } from '../http/sendJson.ts';
import { DeltaFrames } from './deltaFrames.ts';
import type { DeltaFramesOptions, Step } from './deltaFrames.ts';

/** What a stream follows: numbered deltas, and a word when there is a new one. */
export abstract class Feed<D extends Numbered & { readonly sentAt: string } = Numbered & { readonly sentAt: string }> {
  readonly #frames: DeltaFrames<D>;
  readonly #instance: string;
  readonly #tag: string;
  readonly #listeners = new Set<() => void>();
  #body: Promise<SharedBody> | undefined;
  #ended = false;
  /** When somebody last asked (epoch ms); the registry drops feeds that nobody wants. */
  usedAt = 0;

  /** `asked`: what was asked for, which tells its bodies from those of other feeds. */
  constructor(options: DeltaFramesOptions<D> & { readonly asked: string }) {
    this.#frames = new DeltaFrames<D>(options);
    this.#instance = options.instance;
    this.#tag = createHash('sha256').update(options.asked).digest('base64url').slice(0, 12);
  }

  get revision(): number {
    return this.#frames.revision;
  }

  /** What is shown now has nothing in common with what was; the next one to ask gets a new feed. */
  get ended(): boolean {
    return this.#ended;
  }

  get watched(): boolean {
    return this.#listeners.size > 0;
  }

  since(revision: number): Step {
    return this.#frames.since(revision);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the listeners to look, once all feeds are up to date. */
  announce(): void {
    for (const listener of this.#listeners) listener();
  }

  /** All there is at the revision of now, as an answer; made once per revision, in turns of the event loop. */
  body(): Promise<SharedBody> {
    return (this.#body ??= this.makeBody());
  }

  /** Answers with all there is; for whoever holds the revision of now nothing is made. */
  async send(req: Request, res: Response): Promise<void> {
    if (sendNotModified(req, res, this.etag)) return;
    await (await this.body()).send(req, res);
  }

  /** Names the body of the revision of now, as the header spells it. */
  protected get etag(): string {
    return `W/"${this.#instance}-${this.revision}-${this.#tag}"`;
  }

  /** Lets go of the answer; who asks again has it made again. */
  forgetBody(): void {
    this.#body = undefined;
  }

  protected abstract makeBody(): Promise<SharedBody>;

  protected push(delta: D): void {
    this.#frames.push(delta);
    this.forgetBody();
  }

  protected end(): void {
    this.#ended = true;
  }
}
