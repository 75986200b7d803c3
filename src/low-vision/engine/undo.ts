import { native, prototypeOf } from '../../base/natives.js';
import type { View } from './around.js';
import { isInEditor } from './editors.js';
import { inlineStyleOf, styleAttributeOf } from './inline-style.js';
import { WeakList } from './weak-list.js';

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

type Part = 'get' | 'set' | 'value';

/** A getter, setter or method. */
export type Member = (this: unknown, ...parameters: unknown[]) => unknown;

/** The members of a window's interfaces, as far as the browser has them. An empty owner is the window itself. */
export function* membersOf(
  view: View,
  owners: string,
  names: string,
): Generator<[target: object, name: string, part: Part]> {
  for (const owner of owners.split(' '))
    for (const name of names.split(' ')) {
      const target = owner ? prototypeOf(view, owner) : view;
      const member = target && Object.getOwnPropertyDescriptor(target, name);
      if (member) yield [target, name, member.get ? 'get' : 'value'];
    }
}

/** A change of an inline style. */
interface Declared {
  /** The text after the change; `''` if an earlier change of one of the properties has been undone since. */
  given: string;
  /** The declarations before the change, and the new values as the browser serialises them. */
  readonly former: { name: string; was: [value: string, priority: string]; now: string }[];
}

/** For each inline style: our changes, and its text and attribute before the first one. */
const claims = new WeakMap<Element, { changes: Set<Declared>; text: string; attribute: string | null }>();

/** Inline styles as they were after our last change, serialised. */
const written = new WeakMap<Element, string>();

/** Whether an element's inline style is as we have left it. */
export const isOurStyle = (element: Element): boolean =>
  written.has(element) && written.get(element) === inlineStyleOf(element).cssText;

/** @param copy copy of the changed element. Then the change is undone on the copy alone */
type Step = (copy?: Element) => void;

/** The changes of an element's attributes and inline style. */
interface Changed {
  /** The undo steps, the last change at the end. */
  readonly steps: Set<Step>;
  /** The element as the page has it: a copy without content, and the inline style for which it was made. */
  own?: { copy: Element; text: string } | undefined;
}

const changed = new WeakMap<Element, Changed>();

/** Our changes of an element, if there are any. */
export const changesOf = (element: Element): Changed | undefined => changed.get(element);

/** Gives a copy of a changed element the page's own attributes and inline style. */
export function restoreCopy(element: Element, copy: Element): void {
  runAll([...(changed.get(element)?.steps ?? [])], [], copy);
}

/**
 * Records changes in a page and undoes them, last change first. If the page has set another value meanwhile, the page's
 * value stays. An instance does not keep removed elements in memory.
 */
export class Undo {
  #steps: Step[] = [];
  #owned = new WeakMap<object, Step[]>();
  #owners = new WeakList<object>();

  /**
   * Adds an undo step. If one step fails (a removed frame, a frozen object), the others still run.
   * @param owner the changed object. If the page discards it, the step is discarded, too
   */
  add(step: Step, owner?: object): void {
    let steps = owner ? this.#owned.get(owner) : this.#steps;
    if (owner && !steps) {
      this.#owned.set(owner, (steps = []));
      this.#owners.add(owner);
    }
    if (steps) steps[steps.length] = step;
  }

  /** Adds an event listener. The undo removes it. */
  listen(target: EventTarget, type: string, listener: (event: Event) => void, isCapture = false): void {
    native(target).addEventListener(type, listener, isCapture);
    this.add(() => {
      native(target).removeEventListener(type, listener, isCapture);
    }, target);
  }

  /** Adds an undo step that also works on copies of the changed element. */
  #addChange(element: Element, step: Step): void {
    const changes: Changed = changed.get(element) ?? { steps: new Set() };
    changes.steps.add(step);
    changes.own = undefined;
    changed.set(element, changes);
    this.add(() => {
      changes.steps.delete(step);
      changes.own = undefined;
      if (!changes.steps.size) changed.delete(element);
      step();
    }, element);
  }

  /** Sets an attribute; `null` removes it. */
  attribute(element: Element, name: string, value: string | null): void {
    const before = native(element).getAttribute(name);
    if (before === value || isInEditor(element)) return;
    setAttribute(element, name, value);
    this.#addChange(element, (of = element) => {
      if (native(of).getAttribute(name) === value) setAttribute(of, name, before);
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
    }, target);
  }

  /** Replaces a property's getter, setter or method. */
  replace(target: object, name: string, part: Part, answer: Answer): void {
    this.wrap(
      target,
      name,
      part,
      (former) =>
        function (...parameters) {
          // Functions of the window are called without `this`.
          const of = this ?? target;
          return answer((changed = parameters) => former.apply(of, changed), of, parameters, name);
        },
    );
  }

  /**
   * Replaces a property's getter, setter or method that a page calls very often.
   * @param make function that makes the new one from the former one
   */
  wrap(target: object, name: string, part: Part, make: (former: Member) => Member): void {
    const before = Object.getOwnPropertyDescriptor(target, name);
    const former = Reflect.get(before ?? {}, part) as Member | undefined;
    if (!before || !former) throw new TypeError(`${name} has no ${part}`);
    const given = make(former);
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

  /** Calls `follow` after a method of a prototype, with its result and the object on which it was called. */
  after<Target extends object, Name extends keyof Target & string>(
    prototype: Target,
    name: Name,
    follow: (
      result: Target[Name] extends (...parameters: never[]) => infer Result ? Result : never,
      of: Target,
    ) => void,
  ): void {
    this.replace(prototype, name, 'value', (call, of) => {
      const result = call();
      follow(result as never, of as Target);
      return result;
    });
  }

  /**
   * Changes an element's inline declarations. If nothing else has changed them meanwhile, the undo restores the whole
   * text. Otherwise it restores each declaration.
   * @param priority new priority; by default each declaration keeps its own
   */
  declarations(element: Element, change: Record<string, string>, priority?: 'important'): void {
    if (isInEditor(element)) return;
    const style = inlineStyleOf(element);
    const before = style.cssText;
    const attribute = styleAttributeOf(element);
    const former: Declared['former'] = Object.keys(change).map((name) => ({
      name,
      was: [style.getPropertyValue(name), style.getPropertyPriority(name)],
      now: '',
    }));
    for (const [name, value] of Object.entries(change))
      style.setProperty(name, value, priority ?? style.getPropertyPriority(name));
    const given = style.cssText;
    if (given === before) return;
    written.set(element, given);
    // The panel and the engine may change the same inline style, and undo their changes in any order.
    const claim = claims.get(element) ?? { changes: new Set(), text: before, attribute };
    const declared: Declared = { given, former };
    claim.changes.add(declared);
    claims.set(element, claim);
    for (const one of former) one.now = style.getPropertyValue(one.name);
    this.#addChange(element, (copy) => {
      const of = copy ?? element;
      const style = inlineStyleOf(of);
      const isOurs = style.cssText === declared.given;
      if (!copy) claim.changes.delete(declared);
      if (!claim.changes.size) claims.delete(element);
      // Undo steps call no array methods, because the page may have replaced them. A whole text is written only if it
      // must be: Chromium writes its important declarations last.
      for (const { name, was, now } of former)
        if (style.getPropertyValue(name) === now) style.setProperty(name, ...was);
        else if (!copy)
          // A later change holds. Its undo restores what was before this one.
          for (const later of claim.changes)
            for (const one of later.former)
              if (one.name === name && one.was[0] === now) {
                one.was = was;
                later.given = '';
              }
      // The restored longhands do not always serialise to the former shorthand.
      if (isOurs && style.cssText !== before) style.cssText = before;
      const isFirst = !isOurs && (copy || !claim.changes.size) && style.cssText === claim.text;
      const own = isFirst ? claim.attribute : attribute;
      // A CSP that forbids style attributes would block `setAttribute`. Under it, the serialised text is already the
      // original one, so nothing is set.
      if ((isOurs || isFirst) && styleAttributeOf(of) !== own) setAttribute(of, 'style', own);
    });
  }

  /** Sets inline declarations with `!important`, so that they win over the page's styles. */
  force(element: Element, change: Record<string, string>): void {
    this.declarations(element, change, 'important');
  }

  /** Undoes the changes of one owner. @returns errors */
  release(owner: object): unknown[] {
    const steps = this.#owned.get(owner);
    this.#owned.delete(owner);
    return steps ? runAll(steps) : [];
  }

  /** @returns errors of the undo steps that failed */
  run(): unknown[] {
    const [steps, owned, owners] = [this.#steps, this.#owned, this.#owners];
    // A step may call the page's code, which may call us.
    this.#steps = [];
    this.#owned = new WeakMap();
    this.#owners = new WeakList();
    const failures: unknown[] = [];
    for (const owner of owners) runAll(owned.get(owner) ?? [], failures);
    return runAll(steps, failures);
  }
}

/**
 * Runs steps, the last one first. It calls no array methods, because the page may have replaced them.
 * @param copy copy of the changed element, if the steps are for a copy
 */
function runAll(steps: Step[], failures: unknown[] = [], copy?: Element): unknown[] {
  for (let at = steps.length - 1; at >= 0; at -= 1)
    try {
      steps[at]?.(copy);
    } catch (error) {
      failures[failures.length] = error;
    }
  return failures;
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) native(element).removeAttribute(name);
  // eslint-disable-next-line pressroom/checked-urls -- a page gets back its own values
  else native(element).setAttribute(name, value);
}
