/* global AbortSignal, fetch */
import { setTimeout as wait } from 'node:timers/promises';

/** A client for the WebDriver commands that the tests need: https://www.w3.org/TR/webdriver2/ */
export class WebDriver {
  #session;

  /** @param {string} session */
  constructor(session) {
    this.#session = session;
  }

  /**
   * @param {string} server
   * @param {object} capabilities
   * @param {AbortSignal} signal
   */
  static async start(server, capabilities, signal) {
    for (;;) {
      signal.throwIfAborted();
      try {
        await request('GET', `${server}/status`, undefined, signal);
        break;
      } catch {
        // The driver has not opened its port yet.
        await wait(50);
      }
    }
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = await request('POST', `${server}/session`, body, signal);
    return new WebDriver(`${server}/session/${sessionId}`);
  }

  /** @param {string} path @param {object} body @param {AbortSignal} [signal] */
  post(path, body, signal) {
    return request('POST', `${this.#session}/${path}`, body, signal);
  }

  /** @param {string} path */
  get(path) {
    return request('GET', `${this.#session}/${path}`);
  }

  /** @param {string} script @param {unknown[]} args */
  execute(script, ...args) {
    return this.post('execute/sync', { script, args });
  }

  /** @param {object[]} sources */
  perform(...sources) {
    return this.post('actions', { actions: sources });
  }

  closeWindow() {
    return request('DELETE', `${this.#session}/window`);
  }

  releaseActions() {
    return request('DELETE', `${this.#session}/actions`);
  }

  async end() {
    await request('DELETE', this.#session, undefined, AbortSignal.timeout(3000));
  }
}

/**
 * @param {string} method
 * @param {string} url
 * @param {object} [body]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
async function request(method, url, body, signal = AbortSignal.timeout(120_000)) {
  const response = await fetch(url, {
    method,
    signal,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`WebDriver: ${answer.value?.error}: ${answer.value?.message}`);
  return answer.value;
}
