/*
 * Names in markup can hide members of documents and forms: `<form name="body">` becomes `document.body`, and
 * `<input name="style">` becomes `form.style`. The prototype still has the interface's own members.
 * https://html.spec.whatwg.org/multipage/dom.html#dom-document-namedItem-which
 */

const views = new WeakMap<object, object>();

const handler: ProxyHandler<object> = {
  get(node, name) {
    const value: unknown = Reflect.get(Reflect.getPrototypeOf(node) ?? node, name, node);
    if (typeof value !== 'function') return value;
    return (...parameters: unknown[]): unknown => Reflect.apply(value, node, parameters);
  },
  set: (node, name, value) => Reflect.set(Reflect.getPrototypeOf(node) ?? node, name, value, node),
};

/**
 * Gives access to a node's real members, which names in the page's markup may hide. Read members from the result, but
 * pass the node itself to browser APIs: for forms and documents the result is a proxy. Other nodes are returned as is.
 */
export function native<Target extends object | null | undefined>(node: Target): Target {
  // No name in markup can hide a symbol. Unlike `instanceof`, the tag also works for nodes of other frames.
  const kind = (node as { [Symbol.toStringTag]?: unknown } | null | undefined)?.[Symbol.toStringTag];
  if (kind !== 'HTMLFormElement' && kind !== 'HTMLDocument' && kind !== 'Document' && kind !== 'XMLDocument')
    return node;
  let view = views.get(node as object);
  if (!view) views.set(node as object, (view = new Proxy(node as object, handler)));
  return view as Target;
}

/**
 * Finds the prototype of an interface. Libraries may overwrite the window's `Document`, `Element` or `Event`, so the
 * search starts with the prototype chains of the document and its root element.
 */
export function prototypeOf(view: typeof globalThis, name: string): object | undefined {
  const document = native(view.document);
  for (const node of [view.document, document.documentElement as object | null])
    for (let one = node && Reflect.getPrototypeOf(node); one; one = Reflect.getPrototypeOf(one))
      if (Object.hasOwn(one, Symbol.toStringTag) && Reflect.get(one, Symbol.toStringTag) === name) return one;
  return (Reflect.get(view, name) as { prototype?: object } | undefined)?.prototype;
}

/** Makes an event of the browser's own class, even if a library has overwritten the global one. */
function make(kind: 'Event' | 'CustomEvent', type: string, options?: CustomEventInit<object>): Event {
  const { constructor } = native(document).createEvent(kind);
  return Reflect.construct(constructor, [type, options]) as Event;
}

export const makeEvent = (type: string): Event => make('Event', type);

export const makeCustomEvent = (type: string, options: CustomEventInit<object>): Event =>
  make('CustomEvent', type, options);
