import { projectObject } from '@fairlead/kube-client/projection';
import { compareSlices, derivedSlices, resolveService, worldOf, type Slice } from '@fairlead/resolver';
import { z } from 'zod';

const object = z.record(z.string(), z.unknown());

const SliceSchema = z.object({
  service: z.string(),
  addressType: z.enum(['IPv4', 'IPv6']),
  ports: z.array(
    z.object({
      name: z.string(),
      port: z.int(),
      protocol: z.enum(['TCP', 'UDP', 'SCTP']),
      appProtocol: z.string().exactOptional(),
    }),
  ),
  endpoints: z.array(
    z.object({
      addresses: z.array(z.string()),
      conditions: z.object({ ready: z.boolean(), serving: z.boolean(), terminating: z.boolean() }),
      hostname: z.string().exactOptional(),
      nodeName: z.string().exactOptional(),
      zone: z.string().exactOptional(),
      targetRef: z.object({ kind: z.literal('Pod'), namespace: z.string(), name: z.string() }),
    }),
  ),
});

const VectorSchema = z.object({
  id: z.string(),
  rule: z.array(z.string()).default([]),
  about: z.string().default(''),
  input: z.object({
    nodes: z.array(object).default([]),
    services: z.array(object).default([]),
    pods: z.array(object).default([]),
    namespaces: z.array(object).default([]),
  }),
  expected: z.array(SliceSchema),
});

/** The only meaning of the fields that this reads. */
const FORMAT = 1;

const FileSchema = z.object({ format: z.literal(FORMAT), vectors: z.array(VectorSchema) });

/** Kubernetes objects and the slices that the EndpointSlice controller publishes for them. */
export type Vector = z.infer<typeof VectorSchema>;

/**
 * The vectors of a file. Unknown fields are ignored.
 *
 * @throws Error with one line that says what is wrong with the text
 */
export function parseVectors(text: string): readonly Vector[] {
  const parsed = FileSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data.vectors;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new Error(
    `not a file of vectors in format ${FORMAT}: ${where === '' ? '' : `${where}: `}${issue?.message ?? ''}`,
  );
}

/** Runs the resolver on a vector; one line per difference between what it derives and what is expected. */
export function runVector({ input, expected }: Vector): readonly string[] {
  const world = worldOf({
    now: 0,
    pods: input.pods.map((pod) => projectObject('pods', pod)),
    nodes: input.nodes.map((node) => projectObject('nodes', node)),
    namespaces: input.namespaces.map((namespace) => projectObject('namespaces', namespace)),
  });
  const answers = input.services.map((service) => resolveService(projectObject('services', service), world));
  const wanted: readonly Slice[] = expected;
  return compareSlices(wanted, derivedSlices(answers)).map(({ line }) => line);
}
