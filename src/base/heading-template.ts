import type { TemplateResult } from 'lit';
import { html } from './html.js';

const templates: Record<string, TemplateStringsArray> = {};

/**
 * Renders a heading, `<h1>` to `<h6>`, with `name` as its class and part. Lit allows no expressions in tag names, and
 * its `static-html` module is larger than this function. Here, only the level and our own names reach the markup.
 */
export function headingTemplate(
  level: number,
  name: 'heading' | 'title' | 'group-title',
  content: unknown,
): TemplateResult {
  const tag = `h${Math.min(level, 6)}`;
  const key = tag + name;
  templates[key] ??= asTemplate([`<${tag} class="${name}" part="${name}">`, `</${tag}>`]);
  return html(templates[key], content);
}

function asTemplate(strings: string[]): TemplateStringsArray {
  return Object.assign(strings, { raw: strings });
}
