/**
 * URLs of the asset files for ES modules. Bundlers copy a file and rewrite its URL only if they find
 * `new URL('literal', import.meta.url)`. In classic scripts the build leaves this module empty.
 */
const addresses: Partial<Record<string, () => URL>> = {
  'fonts/legible-regular.woff2': () => new URL('./fonts/legible-regular.woff2', import.meta.url),
  'fonts/legible-bold.woff2': () => new URL('./fonts/legible-bold.woff2', import.meta.url),
  'cursors/default.png': () => new URL('./cursors/default.png', import.meta.url),
  'cursors/pointer.png': () => new URL('./cursors/pointer.png', import.meta.url),
  'cursors/text.png': () => new URL('./cursors/text.png', import.meta.url),
};

/** The URL of a file; `''` without `import.meta.url`, as in a bundle that is a classic script. */
export function moduleUrlOf(file: string): string {
  try {
    return addresses[file]?.().href ?? '';
  } catch {
    return '';
  }
}
