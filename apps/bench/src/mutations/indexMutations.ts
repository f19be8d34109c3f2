import { mutation } from './mutation.ts';
import type { Mutation } from './mutation.ts';

/** Mistakes in what makes the resolver incremental: indexes, and which services an event concerns. */
export const INDEX_MUTATIONS: readonly Mutation[] = [
  mutation(
    'a pod that leaves its labels concerns nobody',
    'Resolver.ts',
    'if (left !== undefined) this.#soil(index.selectors.matching(left.labels));',
    '',
  ),
  mutation(
    'a pod that joins concerns nobody',
    'Resolver.ts',
    'if (joined !== undefined) this.#soil(index.selectors.matching(joined.labels));',
    '',
  ),
  mutation('near misses are not looked for again', 'Resolver.ts', 'index.unmatched.note(set.labels);', ''),
  mutation(
    'pods of other namespaces do not matter',
    'Resolver.ts',
    'this.#soil(this.#index.unmatchedEverywhere.matching(set.labels));',
    '',
  ),
  mutation(
    'the first pod of a namespace is not noticed',
    'Resolver.ts',
    'if (hadPods === index.pods.isEmpty) this.#soil(index.unmatched.all());',
    '',
  ),
  mutation(
    'a node that comes concerns no pods',
    'Resolver.ts',
    'for (const set of setsByNode.get(name)) this.#soil(this.#index.servicesSelecting(set));',
    '',
  ),
  mutation('a zone that changes is not noticed', 'Resolver.ts', 'before.zone === after.zone &&', ''),
  mutation('a node that is lost is not noticed', 'Resolver.ts', 'was?.status === is?.status &&', ''),
  mutation(
    'the number of nodes does not matter',
    'Resolver.ts',
    'if ((before === undefined) !== (after === undefined)) this.#soil(countingNodes);',
    '',
  ),
  mutation('a namespace that ends is not noticed', 'Resolver.ts', 'before?.phase !== after?.phase || before', 'before'),
  mutation(
    'replicas are not noticed',
    'Resolver.ts',
    'before?.replicas !== after?.replicas || !sameLabels',
    '!sameLabels',
  ),
  mutation(
    'template labels are not noticed',
    'Resolver.ts',
    '|| !sameLabels(before?.templateLabels, after?.templateLabels)',
    '',
  ),
  mutation(
    'owners are not noticed',
    'Resolver.ts',
    'for (const set of this.#index.setsByOwner.get(owner)) this.#soil(this.#index.servicesSelecting(set));',
    '',
  ),
  mutation(
    'the right to read nodes is not noticed',
    'Resolver.ts',
    'for (const { services } of this.#index.namespaces.values()) this.#soil(services.keys());',
    '',
  ),
  mutation('an edited selector keeps its old place', 'world/NamespaceIndex.ts', '    this.selectors.drop(key);\n', ''),
  mutation(
    'a selector whose last pod leaves stays matched',
    'world/NamespaceIndex.ts',
    'if (emptied && left !== undefined)',
    'if (emptied && left === undefined)',
  ),
  mutation(
    'a selector whose first pod comes stays unmatched',
    'world/NamespaceIndex.ts',
    'if (created && joined !== undefined)',
    'if (created && joined === undefined)',
  ),
  mutation(
    'a pod stays under its old labels',
    'world/LabelSets.ts',
    '    if (left !== joined) left?.pods.delete(pod);\n',
    '',
  ),
  mutation('an emptied set of labels stays', 'world/LabelSets.ts', "if (emptied) this.#index(left, 'remove');", ''),
  mutation(
    'labels in another object make another set',
    'world/LabelSets.ts',
    'if (sameLabels(set.labels, labels)) return set;',
    'if (set.labels === labels) return set;',
  ),
  mutation(
    'near misses of single pairs are not indexed',
    'world/LabelSets.ts',
    'keys.length === 1 ? this.#byPair.underKey(key) :',
    '',
  ),
  mutation(
    'a service stays under its old anchor',
    'world/SelectorIndex.ts',
    "    this.#byPair.remove(entry.anchor, entry.selector[entry.anchor] ?? '', service);\n",
    '',
  ),
  mutation(
    'labels that come and go are remembered for good',
    'world/NearMissIndex.ts',
    '    this.#noted = new Map();\n',
    '',
  ),
  mutation(
    'selectors of a single pair have no near misses',
    'world/NearMissIndex.ts',
    '      for (const service of this.#single.underKey(key)) found.add(service);\n',
    '',
  ),
  mutation('a moved pod stays on its old node', 'world/SetsByName.ts', 'if (at < 0) return;', 'return;'),
  mutation(
    'a thing that goes takes the others of its pair along',
    'world/PairMap.ts',
    'if (held !== item && !(held instanceof Set && held.size === 0)) return;',
    '',
  ),
];
