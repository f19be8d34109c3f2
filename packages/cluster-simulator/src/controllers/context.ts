import type { Pod } from '../objects/podShapes.ts';
import type { Draft, World } from '../world/world.ts';
import type { Hints } from './hints.ts';

/** What a controller works with. */
export interface ControllerContext {
  readonly world: World;
  readonly hints: Hints;
  /** Creates a pod with the name and annotations the scene has for it. `owner` is the key the scene knows it by. */
  createPod(owner: string, draft: Draft<'pods'>): Pod;
}
