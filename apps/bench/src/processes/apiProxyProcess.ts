import { answerMessages, cpuSeconds } from './answer.ts';
import { startApiProxy } from './apiProxy.ts';

// A proxy to the API of a cluster in a process of its own, so that what it takes is no part of whoever measures.

export type ProxyQuestion = { readonly do: 'start'; readonly kubeconfig: string } | { readonly do: 'cost' };

answerMessages<ProxyQuestion>(async (question) =>
  question.do === 'start'
    ? { server: (await startApiProxy(question.kubeconfig)).server }
    : { cpuSeconds: cpuSeconds() },
);
