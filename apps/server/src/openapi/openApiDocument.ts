import { STATUS_CODES } from 'node:http';
import { ProblemSchema } from '@fairlead/protocol';
import { z } from 'zod';
import { PROBLEM_TYPE } from '../http/problem.ts';
import { OPERATIONS } from './operations.ts';
import type { Operation } from './operations.ts';

type Json = Record<string, unknown>;

const reference = (id: string): string => `#/components/schemas/${id}`;

/** Schemas with an id, and the reference to each; what has none is written in place. */
class Components {
  readonly #used = new Set<string>();

  /** Objects stay open: a client must not stumble over members that later versions add. */
  schemaOf(schema: z.ZodType): Json {
    const id = z.globalRegistry.get(schema)?.id;
    if (id === undefined) return withoutMeta(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
    this.#used.add(id);
    return { $ref: reference(id) };
  }

  all(): Json {
    const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: reference, io: 'input', unrepresentable: 'any' });
    const needed = new Set<string>();
    const visit = (id: string): void => {
      if (needed.has(id)) return;
      needed.add(id);
      for (const [, inner] of JSON.stringify(schemas[id]).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
        if (inner !== undefined) visit(inner);
      }
    };
    for (const id of this.#used) visit(id);
    return Object.fromEntries([...needed].sort().map((id) => [id, withoutMeta(schemas[id] ?? {})]));
  }
}

function withoutMeta(schema: object): Json {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema' && name !== '$id'));
}

function parametersOf(schema: z.ZodObject | undefined, where: 'query' | 'path'): Json[] {
  if (schema === undefined) return [];
  return Object.entries(schema.shape).map(([name, field]) => {
    // The output side: what a repeated parameter is once read, a list.
    const { $defs: _, ...json } = withoutMeta(z.toJSONSchema(field, { io: 'output' }));
    const schema = JSON.parse(JSON.stringify(json).replaceAll('#/$defs/', reference(''))) as Json;
    return { name, in: where, required: where === 'path', schema };
  });
}

function contentOf({ answer }: Operation, components: Components): Json {
  switch (answer.kind) {
    case 'json':
      return { 'application/json': { schema: components.schemaOf(answer.schema) } };
    case 'text':
      return { [answer.type]: { schema: { type: 'string' } } };
    case 'events': {
      const events = Object.entries(answer.events).map(([name, schema]) => [name, components.schemaOf(schema)]);
      return { 'text/event-stream': { schema: { type: 'string' }, 'x-events': Object.fromEntries(events) as Json } };
    }
  }
}

function responsesOf(operation: Operation, components: Components): Json {
  const problem = { [PROBLEM_TYPE]: { schema: components.schemaOf(ProblemSchema) } };
  const statuses = [...new Set([400, 405, 421, ...(operation.problems ?? [])])].sort((left, right) => left - right);
  return {
    200: { description: operation.summary, content: contentOf(operation, components) },
    ...Object.fromEntries(statuses.map((status) => [status, { description: STATUS_CODES[status], content: problem }])),
  };
}

/** The OpenAPI 3.1 document of everything the server answers, made from the schemas that also check it. */
export function openApiDocument(version: string, basePath: string): Json {
  const components = new Components();
  const paths = OPERATIONS.map((operation) => [
    operation.path,
    {
      get: {
        operationId: operation.id,
        summary: operation.summary,
        parameters: [...parametersOf(operation.params, 'path'), ...parametersOf(operation.query, 'query')],
        responses: responsesOf(operation, components),
      },
    },
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fairlead',
      version,
      description: 'A live map of the services of a Kubernetes cluster. Everything is read only.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: basePath }],
    paths: Object.fromEntries(paths) as Json,
    components: { schemas: components.all() },
  };
}
