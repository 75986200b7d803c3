import type { LitElement, ReactiveController } from 'lit';
import type { DateStyle } from '../i18n/dates.js';

/** The elements that show relative dates. They share one timer, which runs only while the page is visible. */
const elements = new Set<LitElement>();
let timer: ReturnType<typeof setInterval> | undefined;

function draw(): void {
  for (const element of elements) element.requestUpdate();
}

function follow(): void {
  clearInterval(timer);
  timer = undefined;
  if (!elements.size || document.hidden) return;
  timer = setInterval(draw, 60_000);
}

function seen(): void {
  if (!document.hidden) draw();
  follow();
}

/** Updates an element every minute while it shows relative dates. */
export class RelativeDates implements ReactiveController {
  readonly #host: LitElement & { dateStyle: DateStyle };

  constructor(host: LitElement & { dateStyle: DateStyle }) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const host = this.#host;
    if (host.isConnected && host.dateStyle === 'relative') this.#set(elements.size, () => elements.add(host));
    else this.hostDisconnected();
  }

  hostDisconnected(): void {
    this.#set(elements.size, () => elements.delete(this.#host));
  }

  #set(before: number, change: () => void): void {
    change();
    if (elements.size === before) return;
    if (!elements.size) document.removeEventListener('visibilitychange', seen);
    else if (!before) document.addEventListener('visibilitychange', seen);
    if (!before || !elements.size) follow();
  }
}
