/** The spec of a pod that does nothing, wherever it runs: it asks for hardly anything, and the strictest admission takes it. */
export const IDLE_POD = {
  terminationGracePeriodSeconds: 1,
  automountServiceAccountToken: false,
  securityContext: { runAsNonRoot: true, runAsUser: 65_535, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    {
      name: 'main',
      image: 'registry.k8s.io/pause:3.10',
      resources: { requests: { cpu: '1m', memory: '8Mi' }, limits: { memory: '16Mi' } },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    },
  ],
} as const;

/** The same for a pod that is to stay where it is made: no scheduler of this name takes it, and no kubelet starts it. */
export const UNSCHEDULED_POD = { ...IDLE_POD, schedulerName: 'fairlead-bench-none' } as const;
