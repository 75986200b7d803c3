import type { TemplateResult } from 'lit';
import { html } from './html.js';

const templates: Record<string, TemplateStringsArray> = {};

/**
 * `<h1>` to `<h6>` with a part of that name. Lit has no expressions in tag names; its `static-html` would cost
 * more than this, which knows that a level is a number and the name is ours.
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
