import { ALL_STEPS } from '@fairlead/protocol';
import { DEFAULT_STEPS, type ViewState, type ViewStatePatch } from '../../viewState/viewState.ts';

export type Looking = 'both' | 'upstream' | 'downstream';

/** Steps that the menu offers; the last is as far as it goes. */
export const STEP_CHOICES = [1, 2, 3, ALL_STEPS] as const;

/** Steps that Shift with an arrow key goes through, and then begins anew. */
const STEPS_BY_KEY = 3;

type Steps = Pick<ViewState, 'upstream' | 'downstream'>;

export function lookingOf({ upstream, downstream }: Steps): Looking {
  if (upstream === 0) return 'downstream';
  return downstream === 0 ? 'upstream' : 'both';
}

export function stepsOf({ upstream, downstream }: Steps): number {
  return Math.max(upstream, downstream);
}

/** The neighbourhood of a node, in the place of any other focus or way. */
export function focusOn(id: string, looking: Looking, steps: number): ViewStatePatch {
  return {
    focus: id,
    upstream: looking === 'downstream' ? 0 : steps,
    downstream: looking === 'upstream' ? 0 : steps,
    path: [],
  };
}

/** The whole map. */
export const NO_FOCUS: ViewStatePatch = {
  focus: undefined,
  upstream: DEFAULT_STEPS,
  downstream: DEFAULT_STEPS,
  path: [],
};

/** One step more in one direction; behind the last one, the first again. */
export function oneStepMore(view: Steps, direction: 'upstream' | 'downstream'): ViewStatePatch {
  const steps = view[direction];
  return { [direction]: steps >= STEPS_BY_KEY ? DEFAULT_STEPS : steps + 1 };
}

/** `service/shop/cart` as people say it. */
export function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
