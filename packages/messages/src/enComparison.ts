import type { ComparisonTexts } from './comparisonTexts.ts';

/** Causes of differences between expected and published, in English. */
export const enComparison: ComparisonTexts = {
  causes: {
    'controller-lag': {
      name: 'controller lag',
      fact: [
        'The controller is {{ageSeconds, seconds}} behind: the slices were last written at {{writtenAt, clock}}.',
        'The controller is {{ageSeconds, seconds}} behind.',
        'The controller has not followed yet.',
      ],
    },
    'controller-lag:no-slices': {
      name: 'controller lag',
      fact: [
        'The controller has made no slice yet, {{ageSeconds, seconds}} after the change.',
        'The controller has made no slice yet.',
      ],
    },
    'finished-pod': {
      name: 'finished pod',
      fact: [
        '{{pod}} finished after the slice was written at {{writtenAt, clock}}. It was not ready, so the controller has no reason to write.',
        'The pod finished after the slice was written. It was not ready, so the controller has no reason to write.',
      ],
    },
    'relabelled-node': {
      name: 'node relabelled',
      fact: [
        'The zone of {{node}} was {{published}} when the slice was written and is {{derived}} now. Kubernetes keeps the old zone until it has another reason to write.',
        'The zone label of {{node}} is newer than the slice. Kubernetes keeps the old zone until it has another reason to write.',
        'The zone label of the node is newer than the slice.',
      ],
    },
    'zone-differs': {
      name: 'zone differs',
      fact: [
        'The published zone is {{published}}, {{node}} is in {{derived}}, and nothing shows that its label is newer than the slice.',
        'The published zone is not the one of the node, and nothing shows that its label is newer than the slice.',
      ],
    },
    'node-gone': {
      name: 'node gone',
      fact: [
        'Node {{node}} of {{pod}} is gone. Its pods stay published until they change themselves.',
        'The node of the pod is gone. Its pods stay published until they change themselves.',
      ],
    },
    'node-late': {
      name: 'node late',
      fact: [
        'Node {{node}} appeared after the slice was written. The controller tries again later and later.',
        'The node appeared after the slice was written. The controller tries again later and later.',
      ],
    },
    'frozen-slice': {
      name: 'frozen slice',
      fact: [
        'The Service lost its selector. Its old slices stay as they were: {{slices, list}}. Delete them if they serve nobody.',
        'The Service has no selector, and old slices stay as they were.',
      ],
    },
    terminating: {
      name: 'being deleted',
      fact: [
        'Namespace {{namespace}} is being deleted: it gets no new slices.',
        'Service {{service}} is being deleted: it gets no new slices.',
        'It is being deleted: it gets no new slices.',
      ],
    },
    'lingering-empty-slice': {
      name: 'empty slice',
      fact: [
        'The empty slice {{slice}} lingers beside filled ones. It changes nothing.',
        'An empty slice lingers beside filled ones. It changes nothing.',
      ],
    },
    'stale-slice': {
      name: 'stale slice',
      fact: [
        'What is published of {{pod}} is not what its status says, and nothing shows that its status is newer. See whether kube-controller-manager runs.',
        'What is published is not what the pods say. See whether kube-controller-manager runs.',
      ],
    },
    'stale-slice:gone': {
      name: 'stale slice',
      fact: [
        '{{pod}} is published and does not exist. See whether kube-controller-manager runs.',
        'A pod is published that does not exist. See whether kube-controller-manager runs.',
      ],
    },
    'missing-port': {
      name: 'other ports',
      fact: [
        'The published ports of {{pod}} are not those of the Service and the pod.',
        'The published ports are not those of the Service and the pod.',
      ],
    },
    'foreign-manager': {
      name: 'other manager',
      fact: [
        'Slice {{slice}} is managed by {{managedBy}}. kube-proxy uses it, too.',
        'Slice {{slice}} was made by hand. kube-proxy uses it, too.',
        'A slice is managed by someone else. kube-proxy uses it, too.',
      ],
    },
    'mirrored-endpoints': {
      name: 'mirrored Endpoints',
      fact: ['Slice {{slice}} mirrors an Endpoints object.', 'A slice mirrors an Endpoints object.'],
    },
    'manual-addresses': {
      name: 'set by hand',
      fact: [
        'Slice {{slice}} was made by {{managedBy}}.',
        'Slice {{slice}} was made by hand.',
        'Endpoints {{endpoints}} holds addresses that someone set.',
        'Addresses were set by hand.',
      ],
    },
    'not-mirrored': {
      name: 'not mirrored',
      fact: [
        'No slice mirrors Endpoints {{endpoints}} yet, so proxies do not see it.',
        'No slice mirrors the Endpoints object, so proxies do not see it.',
      ],
    },
    'not-mirrored:skip-mirror': {
      name: 'not mirrored',
      fact: [
        'Endpoints {{endpoints}} is labelled skip-mirror: no slice is made of it, and proxies do not see it.',
        'The Endpoints object is labelled skip-mirror, so proxies do not see it.',
      ],
    },
    'not-mirrored:leader-election': {
      name: 'not mirrored',
      fact: [
        'Endpoints {{endpoints}} is a lock for leader election; no slice is made of it.',
        'The Endpoints object is a lock for leader election; no slice is made of it.',
      ],
    },
    'truncated-endpoints': {
      name: 'Endpoints cut',
      fact: [
        'Endpoints {{endpoints}} is cut: 1,000 addresses per subset are passed on at most.',
        'Readers of old Endpoints see 1,000 of {{addresses, number}} addresses.',
        'Readers of old Endpoints see 1,000 addresses at most.',
      ],
    },
  },
};
