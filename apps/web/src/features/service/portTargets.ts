import type { Pod, Service, ServicePort } from '@fairlead/protocol';

/** Where a port leads on the pods: each number with how many pods have it; `null` counts the pods that lack it. */
export interface PortTargets {
  readonly numbers: readonly { readonly number: number; readonly pods: number }[];
  readonly missing: number;
}

export function portTargets(port: ServicePort, pods: readonly Pod[]): PortTargets {
  const counts = new Map<number, number>();
  let missing = 0;
  for (const pod of pods) {
    const found = pod.ports.find(({ port: number, protocol }) => number === port.port && protocol === port.protocol);
    if (found === undefined) continue;
    if (found.target === null) missing += 1;
    else counts.set(found.target, (counts.get(found.target) ?? 0) + 1);
  }
  const numbers = [...counts].map(([number, count]) => ({ number, pods: count })).toSorted((a, b) => b.pods - a.pods);
  return { numbers, missing };
}

/** "grpc 9090 → grpc (8080)": name, port, what the Service asks for, and in parentheses the number if a name was asked for. */
export function portLine(port: ServicePort, service: Pick<Service, 'pods'>): string {
  const head = [port.name, String(port.port)].filter((part) => part !== '').join(' ');
  const protocol = port.protocol === 'TCP' ? '' : `/${port.protocol}`;
  const { numbers } = portTargets(port, service.pods);
  const resolved =
    typeof port.targetPort === 'string' && numbers.length > 0
      ? ` (${numbers.map(({ number }) => number).join(', ')})`
      : '';
  return `${head}${protocol} → ${port.targetPort}${resolved}`;
}
