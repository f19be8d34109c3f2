import { projectObject } from '@fairlead/kube-client/projection';
import { EndpointSliceSchema } from '@fairlead/protocol';
import { compareSlices, derivedSlices, resolveService, worldOf, type Slice } from '@fairlead/resolver';
import { z } from 'zod';

const object = z.record(z.string(), z.unknown());

/** What a vector says of a slice: the part of it that the rules decide, and whose it is. */
const SliceSchema = EndpointSliceSchema.pick({ addressType: true, ports: true, endpoints: true }).extend({
  service: z.string(),
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
