import type { ResourceState, Verdict } from '@fairlead/model';
import type { GateWord, TrafficWord } from './catalogue.ts';
import type { Language } from './language.ts';
import { CATALOGUES, say } from './translator.ts';

/** The word for a verdict: "Broken" · "不可用". */
export function verdictWord(verdict: Verdict, language: Language): string {
  return CATALOGUES[language].verdicts[verdict];
}

/** The words for what a pod gets on its worst port; `not-listed` for a pod that is in no slice. */
export function trafficWord(traffic: TrafficWord, language: Language): string {
  return CATALOGUES[language].traffic[traffic];
}

/** The words for a resource's state in the status bar: "live", "reading again" · "实时". */
export function stateWord(state: ResourceState, language: Language): string {
  return CATALOGUES[language].states[state];
}

/** The name of a resource as it stands alone: "Pods"; a resource that is not known by its plural name. */
export function resourceWord(resource: string, language: Language): string {
  return CATALOGUES[language].resources[resource]?.title ?? resource;
}

/** One step on the way of a pod to traffic: "Gate target-health.example/ready". `name` is the node, the IP, the container, ... */
export function gateText(
  gate: { readonly kind: GateWord; readonly name?: string | null | undefined },
  language: Language,
): string {
  return say(CATALOGUES[language].gates[gate.kind], { name: gate.name ?? undefined }, language);
}
