/** The part of the analyzer's interface for programs, which its own types leave out. */
import type { SourceFile } from 'typescript';

declare module '@custom-elements-manifest/analyzer' {
  export function create(options: { modules: SourceFile[] }): object;
  export const ts: typeof import('typescript');
}
