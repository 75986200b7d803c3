import { native } from '../../base/natives.js';

/**
 * A function that is called in place of a getter, setter or method.
 * @param call calls the one that was there before, with the same parameters if no others are given
 * @param of what it is called on
 */
export type Answer = (
  call: (parameters?: unknown[]) => unknown,
  of: unknown,
  parameters: unknown[],
  name: string,
) => unknown;

/** How many changes of ours an inline style has, and whether there was a style attribute before the first of them. */
const claims = new WeakMap<Element, { count: number; had: boolean }>();

/**
 * What was changed in a page, and how it is put back: the last change first, and only where the page has not given
 * another value meanwhile, which is the page's own and stays.
 */
export class Undo {
  #steps: (() => void)[] = [];

  /** A step that cannot be taken (a frame that is gone, a frozen object) does not keep the others from theirs. */
  add(step: () => void): void {
    this.#steps[this.#steps.length] = step;
  }

  /** Listens until everything is put back. */
  listen(target: EventTarget, type: string, listener: (event: Event) => void, isCapture = false): void {
    native(target).addEventListener(type, listener, isCapture);
    this.add(() => {
      native(target).removeEventListener(type, listener, isCapture);
    });
  }

  /** Gives an attribute a value, `null` for none. */
  attribute(element: Element, name: string, value: string | null): void {
    const before = native(element).getAttribute(name);
    if (before === value) return;
    setAttribute(element, name, value);
    this.add(() => {
      if (native(element).getAttribute(name) === value) setAttribute(element, name, before);
    });
  }

  /** Gives an object's property a value: a method of a prototype, a style sheet's media text. */
  property<Target extends object, Name extends keyof Target>(
    target: Target,
    name: Name,
    value: Target[Name],
  ): void {
    const before = target[name];
    target[name] = value;
    // The browser may write it in its own way.
    const given = target[name];
    this.add(() => {
      if (target[name] === given) target[name] = before;
    });
  }

  /** Puts another function in place of a property's getter, setter or method. */
  replace(target: object, name: string, part: 'get' | 'set' | 'value', answer: Answer): void {
    const before = Object.getOwnPropertyDescriptor(target, name);
    const former = Reflect.get(before ?? {}, part) as ((...parameters: unknown[]) => unknown) | undefined;
    if (!before || !former) throw new TypeError(`${name} has no ${part}`);
    const given = function (this: unknown, ...parameters: unknown[]): unknown {
      // A window's own are called without it.
      const of = this ?? target;
      return answer((changed = parameters) => former.apply(of, changed), of, parameters, name);
    };
    Object.defineProperty(target, name, { ...before, [part]: given });
    this.add(() => {
      const now = Object.getOwnPropertyDescriptor(target, name);
      // A getter may have been put back before its setter is.
      if (now?.[part] === given) Object.defineProperty(target, name, { ...now, [part]: former });
    });
  }

  /** Has a setter of a prototype followed by what is called with the object that it was called on. */
  setter<Target extends object>(
    target: Target,
    name: keyof Target & string,
    follow: (of: Target) => void,
  ): void {
    this.replace(target, name, 'set', (call, of) => {
      call();
      follow(of as Target);
    });
  }

  /** Has a method of a prototype followed by what is called with its result. */
  after<Target extends object, Name extends keyof Target & string>(
    prototype: Target,
    name: Name,
    follow: (result: Target[Name] extends (...parameters: never[]) => infer Result ? Result : never) => void,
  ): void {
    this.replace(prototype, name, 'value', (call) => {
      const result = call();
      follow(result as never);
      return result;
    });
  }

  /**
   * Changes declarations of a rule or an inline style. What is put back is the whole of it where nothing else was
   * changed meanwhile, so that it reads as before; else declaration by declaration.
   * @param owner whose inline style it is
   * @param priority that of each declaration by default
   */
  declarations(
    style: CSSStyleDeclaration,
    change: Record<string, string>,
    owner?: Element,
    priority?: 'important',
  ): void {
    const before = style.cssText;
    const written = native(owner)?.getAttribute('style');
    const former = Object.keys(change).map((name) => ({
      name,
      value: style.getPropertyValue(name),
      priority: style.getPropertyPriority(name),
      now: '',
    }));
    for (const [name, value] of Object.entries(change))
      style.setProperty(name, value, priority ?? style.getPropertyPriority(name));
    const given = style.cssText;
    if (given === before) return;
    // Changes lie over one another, also those of the panel and of the engine, and are not always taken back in turn.
    const claim = owner && (claims.get(owner) ?? { count: 0, had: written !== null });
    if (claim) {
      claim.count += 1;
      claims.set(owner, claim);
    }
    for (const one of former) one.now = style.getPropertyValue(one.name);
    this.add(() => {
      const isOurs = style.cssText === given;
      if (claim) claim.count -= 1;
      if (claim && !claim.count) claims.delete(owner);
      // No method of arrays in what puts things back: the page may have methods of its own by then.
      for (const { name, value, priority, now } of former)
        if (style.getPropertyValue(name) === now) style.setProperty(name, value, priority);
      if (!isOurs) {
        if (claim && !claim.count && !claim.had && !style.cssText) native(owner).removeAttribute('style');
        return;
      }
      // What has been taken apart is not always put together as it was.
      if (style.cssText !== before) style.cssText = before;
      // A policy that forbids style attributes has kept them from having any text but the serialised one.
      if (owner && native(owner).getAttribute('style') !== written)
        setAttribute(owner, 'style', written ?? null);
    });
  }

  /** Changes an element's inline style, over everything that the page says. */
  force(element: Element, change: Record<string, string>): void {
    this.declarations(native(element as HTMLElement).style, change, element, 'important');
  }

  /** @returns what could not be put back */
  run(): unknown[] {
    const failures: unknown[] = [];
    const steps = this.#steps;
    this.#steps = [];
    for (let at = steps.length - 1; at >= 0; at -= 1)
      try {
        steps[at]?.();
      } catch (error) {
        failures[failures.length] = error;
      }
    return failures;
  }
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) native(element).removeAttribute(name);
  // eslint-disable-next-line pressroom/checked-urls -- a page gets back its own values
  else native(element).setAttribute(name, value);
}
