/*
 * A page can hide members of two kinds of nodes by names in its markup: `<form name="body">` is `document.body`, and
 * `<input name="style">` is `form.style`. The interface's own members are found on its prototype.
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
 * The node's own members, whatever names the page has given to parts of it. Members are to be read from the result; it
 * is not the node itself, so pass the node on. Nodes whose members no name can hide are given back as they are.
 */
export function native<Target extends object | null | undefined>(node: Target): Target {
  // A symbol, which no name in markup can hide; for nodes of frames, too.
  const kind = (node as { [Symbol.toStringTag]?: unknown } | null | undefined)?.[Symbol.toStringTag];
  if (kind !== 'HTMLFormElement' && kind !== 'HTMLDocument' && kind !== 'Document' && kind !== 'XMLDocument')
    return node;
  let view = views.get(node as object);
  if (!view) views.set(node as object, (view = new Proxy(node as object, handler)));
  return view as Target;
}

/**
 * The prototype of an interface. Libraries put their own `Document`, `Element` or `Event` on the window: the node's
 * chain of prototypes keeps the browser's.
 */
export function prototypeOf(view: typeof globalThis, name: string): object | undefined {
  const document = native(view.document);
  for (const node of [view.document, document.documentElement as object | null])
    for (let one = node && Reflect.getPrototypeOf(node); one; one = Reflect.getPrototypeOf(one))
      if (Object.hasOwn(one, Symbol.toStringTag) && Reflect.get(one, Symbol.toStringTag) === name) return one;
  return (Reflect.get(view, name) as { prototype?: object } | undefined)?.prototype;
}

/** An event of the browser's own class, which it takes from one that the browser makes itself. */
function make(kind: 'Event' | 'CustomEvent', type: string, options?: CustomEventInit<object>): Event {
  const { constructor } = native(document).createEvent(kind);
  return Reflect.construct(constructor, [type, options]) as Event;
}

export const makeEvent = (type: string): Event => make('Event', type);

export const makeCustomEvent = (type: string, options: CustomEventInit<object>): Event =>
  make('CustomEvent', type, options);
