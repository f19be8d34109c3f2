import { CONFIDENCES } from '@fairlead/model';
import type { Confidence } from '@fairlead/model';

/** The less sure of two. */
export function leastSure(left: Confidence, right: Confidence): Confidence {
  return CONFIDENCES.indexOf(left) >= CONFIDENCES.indexOf(right) ? left : right;
}
