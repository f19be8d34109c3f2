/** One planted mistake: a text that stands exactly once in a file of `packages/resolver/src`, and what it is replaced with. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const mutation = (name: string, file: string, from: string, to: string): Mutation => ({ name, file, from, to });

/** Mistakes in the rules, one for each thing that a quick reading of docs/resolution.md gets wrong. */
const RULE_MUTATIONS: readonly Mutation[] = [
  mutation(
    'R2: an ExternalName with a selector is published',
    'rules/publishesSlices.ts',
    "service.type === 'ExternalName' ? undefined : service.selector",
    'service.selector',
  ),
  mutation(
    'R4: one pair of the selector is enough',
    'rules/satisfies.ts',
    'if (labels[key] !== selector[key]) return false;\n  return true',
    'if (labels[key] === selector[key]) return true;\n  return false',
  ),
  mutation(
    'R4: an empty value matches a missing label',
    'rules/satisfies.ts',
    'labels[key] !== selector[key]',
    "(labels[key] ?? '') !== selector[key]",
  ),
  mutation(
    'R5: without ipFamilies only IPv4',
    'rules/families.ts',
    "? ['IPv4', 'IPv6'] : [familyOf(clusterIP)]",
    "? ['IPv4'] : [familyOf(clusterIP)]",
  ),
  mutation(
    'R6: a failed pod may be listed',
    'rules/isFinished.ts',
    "pod.phase === 'Succeeded' || pod.phase === 'Failed'",
    "pod.phase === 'Succeeded'",
  ),
  mutation(
    'R8: a terminating pod is left out',
    'slices/listPod.ts',
    'if (!finished && nodeAllowsListing',
    'if (!finished && pod.deletionTimestamp === undefined && nodeAllowsListing',
  ),
  mutation(
    'R9: an unknown node does not matter',
    'rules/nodeOfPod.ts',
    "node !== 'none' || service.publishNotReadyAddresses",
    "node !== 'none' || service.publishNotReadyAddresses || true",
  ),
  mutation(
    'R9: no exception for published pods',
    'rules/nodeOfPod.ts',
    "node !== 'none' || service.publishNotReadyAddresses",
    "node !== 'none'",
  ),
  mutation(
    'R10: the last Ready condition counts',
    'rules/conditions.ts',
    'pod.conditions.find((',
    'pod.conditions.findLast((',
  ),
  mutation(
    'R10: Unknown is ready',
    'rules/conditions.ts',
    "conditionOf(pod, 'Ready')?.status === 'True'",
    "(conditionOf(pod, 'Ready')?.status ?? 'False') !== 'False'",
  ),
  mutation('R11: a terminating pod stays ready', 'rules/endpointConditions.ts', '(serving && !terminating)', 'serving'),
  mutation(
    'R12: a published pod is serving, too',
    'rules/endpointConditions.ts',
    'serving, terminating }',
    'serving: serving || service.publishNotReadyAddresses, terminating }',
  ),
  mutation('R13: addresses are published as sent', 'rules/podAddresses.ts', '.map(canonicalAddress)', ''),
  mutation(
    'R13: the last of equal runs of zeros is shortened',
    'rules/canonicalAddress.ts',
    'i - start > best.length',
    'i - start >= best.length',
  ),
  mutation('R13: a single zero group is shortened', 'rules/canonicalAddress.ts', 'run.length < 2', 'run.length < 1'),
  mutation(
    'R14: a numeric target must be declared',
    'rules/resolveTarget.ts',
    "if (typeof targetPort === 'number') return targetPort;",
    "if (typeof targetPort === 'number') return pod.containers.some(({ ports }) => ports.some(({ containerPort }) => containerPort === targetPort)) ? targetPort : undefined;",
  ),
  mutation(
    'R15: the protocol of a named target plays no part',
    'rules/resolveTarget.ts',
    'candidate.name === targetPort && candidate.protocol === protocol',
    'candidate.name === targetPort',
  ),
  mutation(
    'R15: ports of init containers count',
    'rules/resolveTarget.ts',
    "container.kind !== 'init'",
    'container.kind !== undefined',
  ),
  mutation(
    'R16: a pod without a named port is left out',
    'slices/slicesOf.ts',
    'if (addresses === undefined) continue;',
    'if (addresses === undefined || listing.ports.some(({ target }) => target === undefined)) continue;',
  ),
  mutation(
    'R17: the name of the target port is published',
    'rules/slicePorts.ts',
    'ports.push({ name, port: target',
    'ports.push({ name: String(port.targetPort), port: target',
  ),
  mutation(
    'R17: appProtocol is left out',
    'rules/slicePorts.ts',
    '...(appProtocol === undefined ? {} : { appProtocol })',
    '...(appProtocol === undefined ? {} : {})',
  ),
  mutation('R19: the order of ports makes slices', 'rules/slicePorts.ts', '    .toSorted()\n', ''),
  mutation('R20: no empty slice', 'slices/slicesOf.ts', 'if (bySet.size === 0)', 'if (bySet.size < 0)'),
  mutation(
    'R22: a node without zone has its name as zone',
    'rules/nodeOfPod.ts',
    'undefined : node.zone',
    'undefined : (node.zone ?? node.name)',
  ),
  mutation(
    'R23: the host name needs no subdomain',
    'rules/endpointHostname.ts',
    'pod.subdomain === service.name ? pod.hostname : undefined',
    'pod.hostname',
  ),
  mutation(
    'R25: a topology annotation does not take over',
    'traffic/topologyPreference.ts',
    '|| usesAutoHints(service)',
    '',
  ),
  mutation(
    'R25: the newer annotation counts first',
    'traffic/topologyPreference.ts',
    "annotations['service.kubernetes.io/topology-aware-hints'] ?? annotations['service.kubernetes.io/topology-mode']",
    "annotations['service.kubernetes.io/topology-mode'] ?? annotations['service.kubernetes.io/topology-aware-hints']",
  ),
  mutation(
    'R25: control-plane nodes count',
    'reach/autoHints.ts',
    "controlPlane || ready?.status !== 'True'",
    "ready?.status !== 'True'",
  ),
  mutation(
    'R25: no zone is overloaded',
    'reach/autoHints.ts',
    'sum(least.values()) > total',
    'sum(least.values()) > total * 2',
  ),
  mutation(
    'R34: no fallback to terminating pods',
    'traffic/portTraffic.ts',
    "return ready ? 'none' : 'fallback'",
    "return ready ? 'none' : 'none'",
  ),
  mutation(
    'R34: what does not serve is a fallback',
    'traffic/portTraffic.ts',
    '!conditions.serving || !conditions.terminating',
    '!conditions.terminating',
  ),
  mutation(
    'R34: what drains is used beside what is ready',
    'reach/usableAt.ts',
    'return ready.length > 0 ? ready : backends',
    'return backends',
  ),
  mutation(
    'R35: the internal policy governs node ports',
    'reach/reachFrom.ts',
    "{ way: 'external', policy: external }",
    "{ way: 'external', policy: external ?? internal }",
  ),
  mutation(
    'R35: the fallback of a Local policy may be elsewhere',
    'traffic/portTraffic.ts',
    'local ? backends.readyNodes.has(pod.nodeName)',
    'local ? backends.readyNodes.size > 0',
  ),
  mutation(
    'R36: pods without zone do not switch the preference off',
    'traffic/topologyPreference.ts',
    'if (zones.has(undefined)) return undefined;',
    'zones.delete(undefined);',
  ),
  mutation(
    'R36: a zone without pods is left without',
    'reach/usableAt.ts',
    "if (here.length + (shift ?? 0) <= 0) return withoutPreference(all, 'no-endpoint-in-zone');",
    '',
  ),
  mutation(
    'R37: a Local policy refuses instead of dropping',
    'reach/usableAt.ts',
    "? 'dropped' : 'refused'",
    "? 'refused' : 'refused'",
  ),
  mutation(
    'R38: terminating pods have an address in DNS',
    'reach/reachFrom.ts',
    'const ready = listed.filter(({ conditions }) => conditions?.ready);',
    'const ready = listed.filter(({ conditions }) => conditions?.serving);',
  ),
  mutation(
    'Local: nodes with draining pods only count as without',
    'traffic/portTraffic.ts',
    'const servedNodes = new Set(readyNodes);\n',
    'const servedNodes = new Set(readyNodes);\n  if (servedNodes.size >= 0) return { ready, readyNodes, servedNodes, scope: preferredScope(service, ready, nodeCount) };\n',
  ),
];

/** Mistakes in reasons: order, levels and conditions of part E. */
const REASON_MUTATIONS: readonly Mutation[] = [
  mutation(
    'node-lost although the node reports',
    'reasons/pod/readiness.ts',
    "!wasWell || node.ready?.status === 'True'",
    '!wasWell',
  ),
  mutation(
    'gates are told though containers are not ready',
    'reasons/pod/readiness.ts',
    'if (!areContainersReady(pod)) return [];',
    '',
  ),
  mutation(
    'unready is no warning where it is published',
    'reasons/pod/podReasons.ts',
    "each.level === 'unready' ? { ...each, level: 'warn' } : each",
    'each',
  ),
  mutation(
    'stuck a minute too early',
    'reasons/pod/terminating.ts',
    'pod.deletionTimestamp + STUCK_AFTER_SECONDS',
    'pod.deletionTimestamp',
  ),
  mutation(
    'scaled-to-zero though one workload asks for pods',
    'reasons/service/nothingSelected.ts',
    'workloads.some(({ replicas }) => replicas !== 0)',
    'workloads.every(({ replicas }) => replicas !== 0)',
  ),
  mutation(
    'spelling by three edits',
    'reasons/spelling.ts',
    'editDistance(wanted, found) <= 2',
    'editDistance(wanted, found) <= 3',
  ),
  mutation(
    'a pod may start for two minutes',
    'traffic/grace.ts',
    'const STARTING_SECONDS = 60',
    'const STARTING_SECONDS = 120',
  ),
  mutation('a restarted pod still counts as starting', 'traffic/grace.ts', 'now < until && !restarted', 'now < until'),
  mutation(
    'the ledger forgets readiness gates',
    'gates/gatesOf.ts',
    '...pod.readinessGates.map((type) => readinessGate(answer, type)),',
    '',
  ),
];

/** Mistakes in what makes the resolver incremental: indexes, and which services an event concerns. */
const INDEX_MUTATIONS: readonly Mutation[] = [
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
  mutation(
    'near misses are not looked for again',
    'Resolver.ts',
    'this.#soil(index.unmatched.nearlyMatching(set.labels));',
    '',
  ),
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
  mutation('the order of labels makes sets', 'world/LabelSets.ts', '        .toSorted()\n', ''),
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
    'selectors of a single pair have no near misses',
    'world/NearMissIndex.ts',
    '      this.#collect(this.#single.underKey(key), labels, found);\n',
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

export const MUTATIONS: readonly Mutation[] = [...RULE_MUTATIONS, ...REASON_MUTATIONS, ...INDEX_MUTATIONS];
