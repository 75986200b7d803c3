/** Loads the tools that help to read a page: «Only the text» and the outline. */
import { nothing, type TemplateResult } from 'lit';
import { toolSentences } from '../../i18n/reading-sentences.js';
import { fetchedFile } from '../../net/fetched-file.js';
import { html } from '../../base/html.js';
import type { Controls } from './controls.js';

export type Tool = 'article' | 'outline';

const file = fetchedFile(() => import('./reading/tools.js'));

/** The tools whose file could not be fetched. */
const failures = new WeakMap<Controls, Tool>();

/** Runs a tool. If its file fails, the panel says so and offers another try. */
export function runTool(controls: Controls, tool: Tool, opener: HTMLElement): void {
  failures.delete(controls);
  void file
    .load(controls.host)
    .then((tools) => tools[tool](controls, opener))
    .catch(() => {
      failures.set(controls, tool);
      controls.openPanel(opener, '[role=alert] button');
    })
    .finally(() => {
      controls.host.requestUpdate();
    });
}

/** @param action function that renders a button */
export function toolsTemplate(
  controls: Controls,
  action: (name: string, label: string) => TemplateResult,
): TemplateResult {
  const { language, words } = controls;
  const { outline, toolFailed } = toolSentences(language);
  const failed = failures.get(controls);
  return html`<div class="values">${action('article', words.article)} ${action('outline', outline)}</div>
    <div role="alert">${failed ? html`${toolFailed} ${action(failed, words.retry)}` : nothing}</div>
    ${file.loaded()?.entries(controls)}`;
}
