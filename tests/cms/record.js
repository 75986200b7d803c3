// Renews tests/fixtures/cms.json with the filters of real CMSs, and the table in docs/webmasters/cms/README.md.
// Usage: node tests/cms/record.js [--drupal FOLDER] [--joomla FOLDER] [--editors FOLDER]
//   WordPress comes from Debian's package, by apt-get download. The others are unpacked sources:
//   --drupal drupal/core, --joomla joomla-framework/filter,
//   --editors a folder in which `npm install ckeditor5 tinymce` has run.
// Other systems keep their recorded results. PHP's packages: php-cli, php-xml, php-mbstring, php-masterminds-html5.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { launch } from 'puppeteer-core';
import { findOnPath, prepareBrowsers } from '../browsers.js';
import { blocksOf, pageUrl, snippets } from './snippets.js';
import { verdict } from './verdict.js';

/** @typedef {{ name: string, version: string, places: Record<string, Record<string, string>> }} Recorded */

const fixture = new URL('../fixtures/cms.json', import.meta.url);
const filters = fileURLToPath(new URL('filters.php', import.meta.url));

/** @param {string} program @param {string[]} args @param {{ cwd?: string, input?: string }} [options] */
const run = (program, args, options) => execFileSync(program, args, { ...options, encoding: 'utf8' });

/** @param {string} name @param {string} version @param {string} system @param {string} folder @returns {Promise<Recorded>} */
async function filtered(name, version, system, folder) {
  const { allowed = '' } = await blocksOf('drupal.md', 'setting');
  const input = JSON.stringify({ snippets: await snippets(), allowed });
  const output = run('php', [filters, system, folder], { input });
  return { name, version, places: JSON.parse(output) };
}

/** @param {string} temporary @returns {Promise<Recorded[]>} */
async function recordWordPress(temporary) {
  run('apt-get', ['-q', 'download', 'wordpress'], { cwd: temporary });
  const [deb = ''] = (await readdir(temporary)).filter((file) => file.endsWith('.deb'));
  const version = run('dpkg-deb', ['-f', deb, 'Version'], {
    cwd: temporary,
  }).trim();
  run('dpkg-deb', ['-x', deb, temporary], { cwd: temporary });
  const folder = join(temporary, 'usr/share/wordpress');
  return [
    await filtered('WordPress', `Debian wordpress ${version}`, 'wordpress', folder),
    await recordEditor('TinyMCE in WordPress', [join(folder, 'wp-includes/js/tinymce/wp-tinymce.js')], {
      // The settings of class-wp-editor.php that concern markup; WordPress' own plug-ins are not loaded.
      'classic editor, Visual tab': {
        theme: 'modern',
        entity_encoding: 'raw',
        convert_urls: false,
        keep_styles: false,
        indent: false,
      },
    }),
  ];
}

/** @param {string} folder @returns {Promise<Recorded>} */
async function recordDrupal(folder) {
  const source = await readFile(join(folder, 'lib/Drupal.php'), 'utf8');
  const [, version = ''] = /const VERSION = '(.*)'/.exec(source) ?? [];
  return filtered('Drupal', `drupal/core ${version}`, 'drupal', folder);
}

/** @param {string} folder @returns {Promise<Recorded>} */
async function recordJoomla(folder) {
  const { extra } = JSON.parse(await readFile(join(folder, 'composer.json'), 'utf8'));
  const [version] = Object.values(extra['branch-alias']).toReversed();
  return filtered('Joomla', `joomla/filter ${String(version)}`, 'joomla', folder);
}

/**
 * The text that TinyMCE returns for a given text.
 * @param {string} name
 * @param {string[]} scripts
 * @param {Record<string, object>} places the settings in each place
 * @returns {Promise<Recorded>}
 */
async function recordEditor(name, scripts, places) {
  const given = await snippets();
  let version = '';
  /** @type {Recorded['places']} */
  const results = {};
  for (const [place, settings] of Object.entries(places))
    results[place] = await inPage(scripts, async (page) => {
      const answer = await page.evaluate(
        async (given, settings) => {
          const { tinymce } = /** @type {any} */ (globalThis);
          const [editor] = await tinymce.init({
            selector: '#editor',
            language: 'en',
            license_key: 'gpl',
            promotion: false,
            menubar: false,
            toolbar: false,
            skin: false,
            content_css: false,
            plugins: '',
            ...settings,
          });
          /** @type {Record<string, string>} */
          const kept = {};
          for (const [way, html] of Object.entries(given)) {
            editor.setContent(html);
            kept[way] = editor.getContent();
          }
          return { version: `${tinymce.majorVersion}.${tinymce.minorVersion}`, kept };
        },
        given,
        settings,
      );
      version = answer.version;
      return answer.kept;
    });
  return { name, version: `TinyMCE ${version}`, places: results };
}

/** @param {string} folder @returns {Promise<Recorded>} */
async function recordCKEditor(folder) {
  const given = await snippets();
  let version = '';
  /** @type {Recorded['places']} */
  const results = {};
  const scripts = [join(folder, 'node_modules/ckeditor5/dist/browser/ckeditor5.umd.js')];
  for (const place of ['as installed', 'our div allowed', 'all HTML allowed'])
    results[place] = await inPage(scripts, async (page) => {
      const answer = await page.evaluate(
        async (given, place) => {
          const { CKEDITOR, CKEDITOR_VERSION, document } = /** @type {any} */ (globalThis);
          const { ClassicEditor, Essentials, Paragraph, Heading, Link, List, GeneralHtmlSupport } = CKEDITOR;
          /** @type {Record<string, object[]>} */
          const allowed = {
            'our div allowed': [
              { name: 'div', attributes: /^data-/ },
              { name: 'time', attributes: ['datetime'] },
            ],
            // The setting that Drupal makes for a text format without a filter.
            'all HTML allowed': [{ name: /.*/, attributes: true, classes: true, styles: true }],
          };
          const allow = allowed[place];
          const editor = await ClassicEditor.create(document.querySelector('#editor'), {
            licenseKey: 'GPL',
            plugins: [Essentials, Paragraph, Heading, Link, List, ...(allow ? [GeneralHtmlSupport] : [])],
            ...(allow && { htmlSupport: { allow } }),
          });
          /** @type {Record<string, string>} */
          const kept = {};
          for (const [way, html] of Object.entries(given)) {
            editor.setData(html);
            // A random id for each point of a list would change with each run.
            kept[way] = editor.getData().replace(/ data-list-item-id="\w+"/g, '');
          }
          return { version: String(CKEDITOR_VERSION), kept };
        },
        given,
        place,
      );
      version = answer.version;
      return answer.kept;
    });
  return { name: 'CKEditor 5', version: `ckeditor5 ${version}`, places: results };
}

/** @param {string} folder @returns {Promise<Recorded>} */
function recordTinyMCE(folder) {
  const files = ['tinymce.js', 'models/dom/model.js', 'themes/silver/theme.js', 'icons/default/icons.js'];
  return recordEditor(
    'TinyMCE',
    files.map((file) => join(folder, 'node_modules/tinymce', file)),
    {
      'as installed': {},
      'our tags allowed': {
        custom_elements: 'press-releases,press-release,site-switcher,~low-vision-toggle',
        extended_valid_elements:
          'script[*],press-releases[*],press-release[*],site-switcher[*],low-vision-toggle[*]',
      },
    },
  );
}

/**
 * @template Result
 * @param {string[]} scripts
 * @param {(page: import('puppeteer-core').Page) => Promise<Result>} use
 */
async function inPage(scripts, use) {
  const { chromium } = prepareBrowsers(['chromium']).browsers;
  if (!chromium) throw new Error('Chromium is missing: see CONTRIBUTING.md.');
  const folder = await mkdtemp(join(tmpdir(), 'editor-'));
  const browser = await launch({
    executablePath: chromium,
    headless: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    // TinyMCE needs an address, and a page in standards mode.
    const file = join(folder, 'page.html');
    await writeFile(file, '<!doctype html><title>Editor</title><textarea id="editor"></textarea>');
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    for (const path of scripts) await page.addScriptTag({ path });
    return await use(page);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

/** @param {readonly Recorded[]} all @returns the README with the table of these results */
export async function withTable(all) {
  const ways = ['tag', 'div', 'lang', 'button', 'json', 'links', 'script'];
  const heads = ['tag', '`div`', '`div` with `lang`', 'empty `div`', 'JSON', 'links', 'script line'];
  const rows = all.flatMap(({ name, places }) =>
    Object.entries(places).map(([place, results]) => [
      `${name}: ${place}`,
      ...ways.map((way) => verdict(way, results[way] ?? '')),
    ]),
  );
  const table = [['filter', ...heads], ['', ...heads].map(() => '---'), ...rows];
  const versions = all.map(({ name, version }) => `${name} (${version})`).join(', ');
  const lines = [...table.map((cells) => `| ${cells.join(' | ')} |`), '', `Versions: ${versions}.`];
  const path = fileURLToPath(pageUrl('README.md'));
  const text = await readFile(path, 'utf8');
  const parts = /(<!-- survivors -->\n)[^]*(<!-- \/survivors -->)/;
  const written = text.replace(parts, (_, begin, end) => `${begin}\n${lines.join('\n')}\n\n${end}`);
  return format(written, { ...(await resolveConfig(path)), filepath: path });
}

/** @returns {Promise<Recorded[]>} */
export async function recorded() {
  return JSON.parse(await readFile(fixture, 'utf8'));
}

async function main() {
  const option = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({ options: { drupal: option, joomla: option, editors: option } });
  if (!findOnPath('php'))
    throw new Error('PHP is missing, so no filter of a CMS can run (Debian: apt-get install php-cli).');
  const temporary = await mkdtemp(join(tmpdir(), 'wordpress-'));
  try {
    const results = [
      ...(await recordWordPress(temporary)),
      ...(values.drupal ? [await recordDrupal(values.drupal)] : []),
      ...(values.joomla ? [await recordJoomla(values.joomla)] : []),
      ...(values.editors ? [await recordCKEditor(values.editors), await recordTinyMCE(values.editors)] : []),
    ];
    const kept = (await recorded().catch(() => [])).filter(
      ({ name }) => !results.some((result) => result.name === name),
    );
    const all = [...results, ...kept].sort((one, other) => (one.name < other.name ? -1 : 1));
    await writeFile(fixture, `${JSON.stringify(all, undefined, 2)}\n`);
    await writeFile(pageUrl('README.md'), await withTable(all));
  } finally {
    await rm(temporary, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
