import { reasonText } from '@fairlead/messages';
import type { Describe } from '@fairlead/service-graph';

/** The `message` of a reason in the HTTP API is English; the page makes its own sentence from the facts. */
export const describe: Describe = (reason) => reasonText(reason, 'en').sentence;
