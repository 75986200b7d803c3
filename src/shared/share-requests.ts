import { askOncePerOrigin } from './other-tabs.js';
import { requestJson, type Answer, type RequestOptions } from './request-json.js';

interface Running {
  answer: Promise<Answer>;
  waiting: number;
  abort: AbortController;
}

const running = new Map<string, Running>();

/**
 * As `requestJson`, but all that want a document at the same time cause one request, in this page and in the other tabs
 * of its origin. It is aborted when nobody waits for it any more; a failure is not remembered.
 * @param href absolute http(s) URL
 */
export function requestShared(href: string, { timeout, signal }: RequestOptions): Promise<Answer> {
  const key = `${timeout} ${href}`;
  const request = running.get(key) ?? start(key, href, timeout);
  request.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = () => {
      request.waiting -= 1;
      if (!request.waiting) {
        running.delete(key);
        request.abort.abort();
      }
      reject(signal.reason as Error);
    };
    if (signal.aborted) {
      leave();
      return;
    }
    signal.addEventListener('abort', leave);
    void request.answer.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave);
    });
  });
}

function start(key: string, href: string, timeout: number): Running {
  const abort = new AbortController();
  const { signal } = abort;
  const answer = askOncePerOrigin(href, signal, () => requestJson(href, { timeout, signal, base: href }));
  const request = { answer, waiting: 0, abort };
  running.set(key, request);
  const forget = () => {
    if (running.get(key) === request) running.delete(key);
  };
  answer.then(forget, forget);
  return request;
}
