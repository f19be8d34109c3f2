import { LabelNameSchema } from '@fairlead/protocol';

/** `service/NS/NAME` with names that a cluster can have. The stream refuses any other, and would end for the whole page. */
export function isServiceId(id: string): boolean {
  const [kind, ...names] = id.split('/');
  return kind === 'service' && names.length === 2 && names.every((name) => LabelNameSchema.safeParse(name).success);
}
