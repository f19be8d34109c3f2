import type { Scene } from './scene.ts';
import { shop } from './shop.ts';

export const SCENES = ['shop'] as const;
export type SceneName = (typeof SCENES)[number];

export function sceneOf(_name: SceneName): Scene {
  return shop;
}
