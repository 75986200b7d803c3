/** The page of one element: its attributes as controls, the element itself, and the markup to copy. */
import type { Declaration } from '../manifest.ts';
import { highlight } from './highlight.ts';
import { copyButton, escapeHtml, renderLine } from './markdown.ts';

/** Markup with which the controls begin. Addresses on `.example` stand for a file of the demo. */
const beginnings: Record<string, Record<string, string>> = {
  'press-releases': { src: 'https://www.ministry.example/feed.json', limit: '3' },
  'press-release': { src: 'https://www.ministry.example/feed.json' },
  'site-switcher': { src: 'https://www.ministry.example/sites.json' },
  'low-vision-toggle': {},
};

/** Values for attributes whose type alone does not tell them, as suggestions of the control. */
const suggestions: Record<string, string[]> = {
  fields: ['date', 'date image', 'date time image summary tags', 'image tags authors source'],
  actions: ['listen share copy print', 'print', 'copy print'],
  'all-href': ['https://www.ministry.example/press/'],
  exclude: ['current'],
  tags: ['Rescue', 'Police'],
  target: ['_blank'],
  'time-zone': ['Asia/Baku', 'Europe/London', 'America/New_York'],
  defaults: [
    'text-size:200',
    'text-size:150 scheme:yellow-on-black',
    'scheme:blue-on-sky letter-spacing:0.1',
  ],
  offer: ['text-size scheme', 'text-size scheme font images'],
  remember: ['site', 'domain', 'ministry.example'],
  shortcut: ['Alt+Shift+L'],
};

type Attribute = Declaration['attributes'][number];

const valuesOf = (type: string): string[] => [...type.matchAll(/'([^']*)'/g)].map(([, value = '']) => value);

function control(
  { name, type, default: byDefault }: Attribute,
  id: string,
  value: string | undefined,
): string {
  const text = type?.text ?? 'string';
  const common = `id="${id}" name="${name}" aria-describedby="${id}-about"`;
  const shown = (byDefault ?? '').replaceAll("'", '');
  if (text === 'boolean') return `<input type="checkbox" ${common} />`;
  const values = valuesOf(text);
  if (values.length > 1)
    return `<select ${common} data-default="${shown}">${values
      .map((one) => `<option${one === shown ? ' selected' : ''}>${escapeHtml(one)}</option>`)
      .join('')}</select>`;
  const list = suggestions[name];
  return `<input type="${text === 'number' ? 'number' : 'text'}" ${common} placeholder="${escapeHtml(shown)}"${
    value === undefined ? '' : ` value="${escapeHtml(value)}"`
  }${list ? ` list="${id}-list"` : ''} autocomplete="off" spellcheck="false" />${
    list
      ? `<datalist id="${id}-list">${list.map((one) => `<option value="${escapeHtml(one)}"></option>`).join('')}</datalist>`
      : ''
  }`;
}

/** A description of the manifest, which has no capital letter and no full stop. */
const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/[^.]$/, '$&.');

/** The element's tags with attributes. */
const markupOf = (tag: string, attributes: Record<string, string>): string =>
  `<${tag}${Object.entries(attributes)
    .map(([name, value]) => `\n  ${name}="${value}"`)
    .join('')}${Object.keys(attributes).length > 0 ? '\n' : ''}></${tag}>`;

/** @param reference link to the element's page of the reference, if there is one */
export function elementPage(element: Declaration, reference: string | undefined): string {
  const { tagName, attributes } = element;
  const beginning = beginnings[tagName] ?? {};
  const rows = attributes
    .map((attribute) => {
      const id = `control-${attribute.name}`;
      return `<div class="control"><dt><label for="${id}"><code>${attribute.name}</code></label></dt>
        <dd><span class="control-input">${control(attribute, id, beginning[attribute.name])}</span>
        <span class="control-about" id="${id}-about">${renderLine(asSentence(attribute.description ?? ''))}</span></dd></div>`;
    })
    .join('\n');
  return `<div class="live" data-tag="${tagName}">
    <div class="live-result">
      <h2 id="result">Result and markup</h2>
      <div class="example-result"></div>
      <div class="code"><div class="code-bar"><span class="code-language">html</span>${copyButton}</div><pre><code>${highlight(markupOf(tagName, beginning), 'html') ?? ''}</code></pre></div>
      ${reference ? `<p><a href="${reference}">All properties, methods, events and parts of <code>&lt;${tagName}&gt;</code></a></p>` : ''}
    </div>
    <form class="live-controls" aria-labelledby="attributes">
      <h2 id="attributes">Attributes</h2>
      <dl>${rows}</dl>
      <p class="needs-script"><button class="reset" type="reset">Reset all attributes</button></p>
    </form>
  </div>`;
}
