/** In the classic scripts, instead of module-files.ts: they find their files by their own address. */
export const moduleUrlOf = (): string => '';
