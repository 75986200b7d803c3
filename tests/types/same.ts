/** Compiles only where both types are the same. */
export type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : { differs: [A, B] };
export const same = <A, B>(_: Same<A, B>): void => undefined;
