import { allowed } from '../../src/sanitizer/allowed.js';
import { sanitize } from '../../src/sanitizer/sanitize.js';
import { readable } from '../../src/elements/press-release/readable.js';
import { hostileCases } from './hostile-html.js';

/** A small repeatable random generator: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pieces =
  '< > </ " \' = / & ; - -- --> <!-- ]]> <![CDATA[ \0 \t \n &lt; &#x0A; &colon; <svg> </svg> <math> <mtext> <mglyph> <style> </style> <script> </script> <template> </template> <noscript> </noscript> <table> </table> <form> </form> <select> <option> <iframe> </iframe> <title> </title> <textarea> <a> </a> <p> <b> <img src=x onerror=attacked()> <foreignObject> <annotation-xml encoding=text/html> <x-frame src=javascript:attacked()> href=javascript:attacked() src=data:text/html,x onclick=attacked() id=x name=attributes style=x is=x'.split(
    ' ',
  );

const short = hostileCases.filter((html) => html.length < 2000);

function mutated(random: (below: number) => number): string {
  const one = (list: string[]) => list[random(list.length)] ?? '';
  let html = one(short);
  for (let step = random(8); step >= 0; step -= 1) {
    const at = random(html.length + 1);
    const to = at + random(12);
    const other = one(short);
    const put = one([
      one(pieces),
      '',
      other,
      html.slice(to, to + random(60)),
      other.slice(random(other.length)),
    ]);
    html = html.slice(0, at) + put + html.slice(random(2) ? at : to);
  }
  return html.slice(0, 5000);
}

const ours = /^(rel|loading|decoding|referrerpolicy|controls|preload|alt|class|part)$/;
const address = /^(https?:\/\/|mailto:|tel:|data:image\/(avif|gif|jpe?g|png|webp)[;,])/;

function complaint(element: Element): string | undefined {
  const { localName, namespaceURI, shadowRoot } = element;
  if (shadowRoot) return 'a shadow root';
  const names = allowed.get(localName);
  if (namespaceURI !== 'http://www.w3.org/1999/xhtml' || !names) return localName;
  return Array.from(element.attributes, ({ name, value }) =>
    /^(href|src|poster)$/.test(name)
      ? address.test(value)
        ? undefined
        : `${name}=${value}`
      : names.has(name) || ours.test(name)
        ? undefined
        : name,
  ).find(Boolean);
}

/** Inserts documents into the page, one after the other. @returns the faults, with the document of each */
export async function fuzz(seed: number, count: number): Promise<string[]> {
  const random = randomFrom(seed);
  const wrong: string[] = [];
  let attacks = 0;
  Object.assign(window, { attacked: () => (attacks += 1) });
  const console_ = console.warn;
  console.warn = () => undefined;
  const place = document.createElement('div');
  document.body.append(place);
  for (let index = 0; index < count; index += 1) {
    const html = mutated(random);
    const body = await sanitize(html, 'https://ministry.example/1/');
    if (!body) wrong.push(`not sanitised: ${html}`);
    else {
      const content = readable(body, 1);
      // The hosts of the many pictures do not exist, so no picture loads.
      place.replaceChildren(content);
      const found = [...content.querySelectorAll('*')].map(complaint).find(Boolean);
      if (found) wrong.push(`${found} in ${html}`);
    }
    if (index % 50 === 0) await new Promise((resolve) => setTimeout(resolve));
    if (attacks) wrong.push(`attacked by ${html}`);
    attacks = 0;
  }
  place.remove();
  console.warn = console_;
  Reflect.deleteProperty(window, 'attacked');
  return wrong;
}
