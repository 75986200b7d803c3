import { requestJson, timeoutError, type Answer, type RequestOptions } from './request-json.js';

interface Running {
  answer: Promise<Answer>;
  /** The time-outs of the callers that wait, in milliseconds. */
  waiting: Set<{ timeout: number }>;
  abort: AbortController;
}

const running = new Map<string, Running>();

/**
 * Like `requestJson`, but elements that want the same document at the same time share one request. It is aborted when
 * no element waits for it any more. After a failure, the next call makes a new request.
 * @param href absolute http(s) URL
 * @throws LoadError as `requestJson`, or the reason of the signal
 */
export function requestShared(href: string, { timeout, signal }: RequestOptions): Promise<Answer> {
  const waiter = { timeout };
  const request = running.get(href) ?? start(href, timeout);
  request.waiting.add(waiter);
  return new Promise((resolve, reject) => {
    const leave = (reason: Error) => {
      done();
      reject(reason);
      // Wait a microtask: an element that reloads joins the same request.
      queueMicrotask(() => {
        if (request.waiting.size) return;
        if (running.get(href) === request) running.delete(href);
        request.abort.abort();
      });
    };
    const aborted = () => {
      leave(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      // The caller with the longest time-out gets the request's own time-out error.
      if ([...request.waiting].some((other) => other.timeout > timeout)) leave(timeoutError(href, timeout));
    }, timeout);
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      request.waiting.delete(waiter);
    };
    if (signal.aborted) {
      aborted();
      return;
    }
    signal.addEventListener('abort', aborted);
    void request.answer.then(resolve, reject).then(done);
  });
}

function start(href: string, timeout: number): Running {
  const abort = new AbortController();
  const waiting: Running['waiting'] = new Set();
  const longest = () => Math.max(timeout, ...[...waiting].map((waiter) => waiter.timeout));
  const answer = requestJson(href, { timeout, longest, signal: abort.signal, base: href });
  const request = { answer, waiting, abort };
  running.set(href, request);
  const forget = () => {
    if (running.get(href) === request) running.delete(href);
  };
  answer.then(forget, forget);
  return request;
}
