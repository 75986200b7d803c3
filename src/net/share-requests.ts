import { askOncePerOrigin } from './other-tabs.js';
import { requestJson, timeoutError, type Answer, type RequestOptions } from './request-json.js';

interface Running {
  answer: Promise<Answer>;
  /** Resolves when this page itself asks; never, while it waits for another tab's answer. */
  asked: Promise<unknown>;
  /** The time-outs of those that wait. */
  waiting: Set<{ timeout: number }>;
  abort: AbortController;
}

const running = new Map<string, Running>();

/**
 * As `requestJson`, but all that want a document at the same time cause one request, in this page and in the other tabs
 * of its origin, whatever their time-outs. It is aborted when nobody waits for it any more; a failure is not remembered.
 * @param href absolute http(s) URL
 */
export function requestShared(href: string, { timeout, signal }: RequestOptions): Promise<Answer> {
  const waiter = { timeout };
  const request = running.get(href) ?? start(href, timeout);
  request.waiting.add(waiter);
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      request.waiting.delete(waiter);
    };
    const leave = (reason: Error) => {
      done();
      reject(reason);
      // An element that loads again takes the same request.
      queueMicrotask(() => {
        if (request.waiting.size) return;
        if (running.get(href) === request) running.delete(href);
        request.abort.abort();
      });
    };
    const aborted = () => {
      leave(signal.reason as Error);
    };
    if (signal.aborted) {
      aborted();
      return;
    }
    signal.addEventListener('abort', aborted);
    request.answer
      .then(resolve, reject)
      .finally(done)
      .catch(() => undefined);
    void request.asked.then(() => {
      // The longest time-out is the request's own.
      if (request.waiting.has(waiter) && [...request.waiting].some((other) => other.timeout > timeout))
        timer = setTimeout(() => {
          leave(timeoutError(href, timeout));
        }, timeout);
    });
  });
}

function start(href: string, timeout: number): Running {
  const abort = new AbortController();
  const { signal } = abort;
  const waiting: Running['waiting'] = new Set();
  let tell: (() => void) | undefined;
  const asked = new Promise<void>((resolve) => (tell = resolve));
  const answer = askOncePerOrigin(href, signal, () => {
    tell?.();
    const longest = () => Math.max(timeout, ...[...waiting].map((waiter) => waiter.timeout));
    return requestJson(href, { timeout: longest(), longest, signal, base: href });
  });
  const request = { answer, asked, waiting, abort };
  running.set(href, request);
  const forget = () => {
    if (running.get(href) === request) running.delete(href);
  };
  answer.then(forget, forget);
  return request;
}
