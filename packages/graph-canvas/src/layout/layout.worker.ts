import { LayoutAnswers, type LayoutAnswer, type LayoutQuestion } from './LayoutAnswers.ts';

// A worker's global scope, as far as it is used here; the `dom` types describe a window instead.
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<LayoutQuestion>) => void) | null;
  postMessage: (answer: LayoutAnswer) => void;
};
const answers = new LayoutAnswers();

scope.onmessage = ({ data }) => {
  scope.postMessage(answers.answer(data));
};
