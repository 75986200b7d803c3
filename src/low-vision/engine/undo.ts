import { native } from '../../base/natives.js';

/**
 * A replacement for a getter, setter or method.
 * @param call function that calls the original, by default with the same parameters
 * @param of the `this` value of the call
 */
export type Answer = (
  call: (parameters?: unknown[]) => unknown,
  of: unknown,
  parameters: unknown[],
  name: string,
) => unknown;

/** For each inline style: the number of our changes, and whether the style attribute existed before the first. */
const claims = new WeakMap<Element, { count: number; had: boolean }>();

/**
 * Records changes in a page and undoes them, last change first. If the page has set another value meanwhile, the page's
 * value stays.
 */
export class Undo {
  #steps: (() => void)[] = [];

  /** Adds an undo step. If one step fails (a removed frame, a frozen object), the others still run. */
  add(step: () => void): void {
    this.#steps[this.#steps.length] = step;
  }

  /** Adds an event listener. The undo removes it. */
  listen(target: EventTarget, type: string, listener: (event: Event) => void, isCapture = false): void {
    native(target).addEventListener(type, listener, isCapture);
    this.add(() => {
      native(target).removeEventListener(type, listener, isCapture);
    });
  }

  /** Sets an attribute; `null` removes it. */
  attribute(element: Element, name: string, value: string | null): void {
    const before = native(element).getAttribute(name);
    if (before === value) return;
    setAttribute(element, name, value);
    this.add(() => {
      if (native(element).getAttribute(name) === value) setAttribute(element, name, before);
    });
  }

  /** Sets a property of an object, for example a prototype's method or a style sheet's `mediaText`. */
  property<Target extends object, Name extends keyof Target>(
    target: Target,
    name: Name,
    value: Target[Name],
  ): void {
    const before = target[name];
    target[name] = value;
    // The browser may serialise the value differently.
    const given = target[name];
    this.add(() => {
      if (target[name] === given) target[name] = before;
    });
  }

  /** Replaces a property's getter, setter or method. */
  replace(target: object, name: string, part: 'get' | 'set' | 'value', answer: Answer): void {
    const before = Object.getOwnPropertyDescriptor(target, name);
    const former = Reflect.get(before ?? {}, part) as ((...parameters: unknown[]) => unknown) | undefined;
    if (!before || !former) throw new TypeError(`${name} has no ${part}`);
    const given = function (this: unknown, ...parameters: unknown[]): unknown {
      // Functions of the window are called without `this`.
      const of = this ?? target;
      return answer((changed = parameters) => former.apply(of, changed), of, parameters, name);
    };
    Object.defineProperty(target, name, { ...before, [part]: given });
    this.add(() => {
      const now = Object.getOwnPropertyDescriptor(target, name);
      // The getter and the setter of a property may be restored separately, so restore this part only.
      if (now?.[part] === given) Object.defineProperty(target, name, { ...now, [part]: former });
    });
  }

  /** Calls `follow` after a setter of a prototype, with the object on which it was called. */
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

  /** Calls `follow` after a method of a prototype, with its result. */
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
   * Changes declarations of a rule or an inline style. If nothing else has changed them meanwhile, the undo restores the
   * whole text. Otherwise it restores each declaration.
   * @param owner the element, if `style` is an inline style
   * @param priority new priority; by default each declaration keeps its own
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
    // The panel and the engine may change the same inline style, and undo their changes in any order.
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
      // Undo steps call no array methods, because the page may have replaced them.
      for (const { name, value, priority, now } of former)
        if (style.getPropertyValue(name) === now) style.setProperty(name, value, priority);
      if (!isOurs) {
        if (claim && !claim.count && !claim.had && !style.cssText) native(owner).removeAttribute('style');
        return;
      }
      // The restored longhands do not always serialise to the former shorthand.
      if (style.cssText !== before) style.cssText = before;
      // A CSP that forbids style attributes would block `setAttribute`. Under it, the serialised text is already the
      // original one, so nothing is set.
      if (owner && native(owner).getAttribute('style') !== written)
        setAttribute(owner, 'style', written ?? null);
    });
  }

  /** Sets inline declarations with `!important`, so that they win over the page's styles. */
  force(element: Element, change: Record<string, string>): void {
    this.declarations(native(element as HTMLElement).style, change, element, 'important');
  }

  /** @returns errors of the undo steps that failed */
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
