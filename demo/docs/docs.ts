// The script of the documentation site. Without it the pages are complete, but for search, examples and controls.
import { runExample, startExamples } from './examples.ts';
import { startLiveControls } from './live-controls.ts';
import { startSearch } from './search.ts';

/** The folder of the documentation in the site. */
const root = new URL(document.body.dataset['root'] ?? '', document.baseURI);

const status = document.createElement('p');
status.className = 'visually-hidden';
status.role = 'status';
document.body.append(status);

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : undefined;
  if (button?.matches('.print')) print();
  if (button?.matches('.copy')) void copy(button);
});

async function copy(button: HTMLButtonElement): Promise<void> {
  const code = button.closest('.code')?.querySelector('code');
  let said = 'Copied';
  try {
    await navigator.clipboard.writeText(code?.innerText ?? '');
  } catch {
    if (code) getSelection()?.selectAllChildren(code);
    said = 'Selected. Press Ctrl+C';
  }
  button.textContent = said;
  status.textContent = said;
  button.addEventListener(
    'blur',
    () => {
      button.textContent = 'Copy';
      status.textContent = '';
    },
    { once: true },
  );
}

for (const button of document.querySelectorAll<HTMLElement>('.copy, .print')) button.hidden = false;
startSearch(root);
startExamples(root);
startLiveControls((markup, place, title) => runExample(markup, place, { root, title }));
