// The lint rule `checked-urls` finds each way in which a URL reaches a page without a check, and no other line.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { URL, fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import ts from 'typescript-eslint';
import pressroom from '../../build/checked-urls.js';

const linter = new Linter();

/** @param {string} code @returns {string[]} */
const complaints = (code) =>
  linter
    .verify(
      code,
      {
        files: ['**/*.ts'],
        languageOptions: { parser: /** @type {import('eslint').Linter.Parser} */ (ts.parser) },
        plugins: { pressroom },
        rules: { 'pressroom/checked-urls': 'error' },
      },
      { filename: 'file.ts' },
    )
    // Comments also name rules of other plug-ins.
    .filter(({ fatal, ruleId }) => fatal || ruleId?.startsWith('pressroom/'))
    .map(({ ruleId, message, line }) => `${String(line)} ${ruleId ?? 'no rule'}: ${message}`);

/** Each is refused alone. */
const unchecked = `
html\`<a href=\${url}>x</a>\`
html\`<a href="\${url}">x</a>\`
html\`<a HREF='\${item.url}'>x</a>\`
html\`<a class="a" href = \${item.url ?? nothing}>x</a>\`
html\`<a\\n  href=\${one}\\n  class=\${two}>x</a>\`
html\`<p>\${text}</p><a href=\${url}>x</a>\`
html\`<p title=\${linkUrl(a)}></p><a href=\${url}>x</a>\`
html\`<a .href=\${url}>x</a>\`
html\`<a href=\${isLink ? linkUrl(url) : url}>x</a>\`
html\`<a href=\${linkUrl(url) ?? url}>x</a>\`
html\`<a href=\${linkUrl(url) || other.url}>x</a>\`
html\`<a href="/x?\${linkUrl(url)}">x</a>\`
html\`<a href=\${linkUrl(url)}/more>x</a>\`
html\`<a href="\${linkUrl(url)}#\${fragment}">x</a>\`
html\`<a href=\${checks.linkUrl(url)}>x</a>\`
html\`<a href=\${String(linkUrl(url))}>x</a>\`
html\`<a href=\${url as string}>x</a>\`
html\`<a href=\${url!}>x</a>\`
html\`<a href=\${\`https://\${host}/\`}>x</a>\`
html\`<a href=\${'javascript:void 0'}>x</a>\`
html\`<a href="javascript:void 0">x</a>\`
html\`<img src=\${item.image} alt="">\`
html\`<img srcset=\${item.image} alt="">\`
html\`<video poster=\${poster}></video>\`
html\`<form action=\${url}></form>\`
html\`<button formaction=\${url}></button>\`
html\`<object data=\${url}></object>\`
html\`<blockquote cite=\${url}></blockquote>\`
html\`<a ping=\${url}></a>\`
html\`<iframe srcdoc=\${markup}></iframe>\`
svg\`<a xlink:href=\${url}></a>\`
svg\`<use href=\${url}></use>\`
const href = url; html\`<a href=\${href}>x</a>\`
let href = linkUrl(url); href = url; html\`<a href=\${href}>x</a>\`
const { href } = linkUrl(url); html\`<a href=\${href}>x</a>\`
const show = (href: string) => html\`<a href=\${href}>x</a>\`
const href = linkUrl(url); const show = (href: string) => html\`<a href=\${href}>x</a>\`
link.setAttribute('href', url)
link.setAttribute('HREF', url)
link.setAttribute(\`href\`, url)
link.setAttribute(name, url)
const name = 'src'; picture.setAttribute(name, url)
link.setAttributeNS(xlink, 'xlink:href', url)
frame.setAttribute('srcdoc', linkUrl(url))
link.href = url
link['href'] = url
picture.src = item.image ?? ''
form.action = url
image.href.baseVal = url
link.href ||= url
location.href = url
window.location = url
location = url
location.assign(url)
window.location.replace(url)
view.location.assign(url)
open(url)
window.open(url, '_blank')
navigation.navigate(url)
Object.assign(link, { href: url, rel: 'noopener' })
navigator.share({ title, url })
navigator.share({ title, url: item.url })
navigator.clipboard.writeText(url)
element.innerHTML = text
element.outerHTML = text
element.insertAdjacentHTML('beforeend', text)
element.setHTMLUnsafe(text)
document.write(text)
range.createContextualFragment(text)
`;

/** None is refused. */
const checked = `
html\`<a href=\${linkUrl(url) ?? nothing}>x</a>\`
html\`<a href="\${linkUrl(url)}">x</a>\`
html\`<a href=\${isLink ? linkUrl(url) : nothing} class=\${name}>\${url}</a>\`
html\`<a href=\${isLink && linkUrl(url)}>x</a>\`
html\`<a href=\${linkUrl(url) as string}>x</a>\`
html\`<a href="https://ministry.example/">x</a>\`
html\`<a href="#top" title=\${url}>x</a>\`
html\`<a title=\${url} href="#top" data-src=\${url}>x</a>\`
html\`<a @click=\${url} ?hidden=\${url} .item=\${item}>href=\${url}</a>\`
html\`<p>a > b href=\${url}</p>\`
html\`<img src=\${imageUrl(item.image) ?? nothing} alt=\${src}>\`
css\`a[href=\${url}] {}\`
const href = linkUrl(url); html\`<a href=\${href}>x</a>\`
const href = linkUrl(url) ?? nothing; const show = () => html\`<a href=\${href}>x</a>\`
link.setAttribute('href', linkUrl(url) ?? '')
link.setAttribute('rel', url)
const name = 'data-file'; link.setAttribute(name, url)
link.setAttribute(name, linkUrl(url))
link.href = linkUrl(url) ?? ''
picture.src = imageUrl(url) ?? ''
text.data = url
style.background = url
location.assign(linkUrl(url) ?? location.href)
location.replace(location.href)
window.open(linkUrl(url))
caches.open(name)
Object.assign(link, { href: linkUrl(url), rel: name })
Object.assign(change, { background: url, data: url })
navigator.share({ title, url: linkUrl(url) ?? location.href })
navigator.clipboard.writeText(linkUrl(url) ?? location.href)
const { href } = link; text.append(href)
`;

/** @param {string} text */
const cases = (text) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((code) => code.replaceAll('\\n', '\n'));

for (const code of cases(unchecked))
  test(`refused: ${code}`, () => {
    assert.notEqual(complaints(code).length, 0);
  });

for (const code of cases(checked))
  test(`accepted: ${code}`, () => {
    assert.deepEqual(complaints(code), []);
  });

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = (await readdir(join(root, 'src'), { recursive: true }))
  // The command line writes no page.
  .filter((file) => file.endsWith('.ts') && !file.startsWith('cli'))
  .map((file) => join(root, 'src', file));

test('every URL of the sources is checked where it is written', async () => {
  for (const file of sources) assert.deepEqual(complaints(await readFile(file, 'utf8')), [], file);
});

test('sources without their checks are refused', async () => {
  let refused = 0;
  for (const file of sources) {
    const code = await readFile(file, 'utf8');
    const without = code.replace(/(?<!function |const )\b(?:linkUrl|imageUrl)(?=\()/g, 'asItIs');
    // Data for search engines and the server's text are no attributes: other tests read them.
    if (without === code || /(structured-data|links-instead)\.ts$/.test(file)) continue;
    assert.notEqual(complaints(without).length, 0, file);
    refused += 1;
  }
  assert.ok(refused > 7, `only ${String(refused)} sources write URLs`);
});
