import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../../src/elements/low-vision-toggle/define.js';
import '../../src/elements/press-release/define.js';
import '../../src/elements/press-releases/define.js';
import '../../src/elements/site-switcher/define.js';
import { tellMisspelt } from '../../src/base/misspelt-attributes.js';
import { recordConsole } from '../support/releases.js';

// The classic scripts tell the webmaster of misspelt attributes, which browsers ignore without a word.

const tags = ['press-releases', 'press-release', 'site-switcher', 'low-vision-toggle'];

/** Attributes of every element, and those that frameworks and tools write. */
const others =
  `accesskey autofocus class dir draggable enterkeyhint exportparts hidden id inert inputmode is itemid
  itemprop itemref itemscope itemtype lang nonce part popover role slot spellcheck style tabindex title translate
  aria-label aria-labelledby data-id data-src data-limit ng-version ng-reflect-limit ngh jsaction v-cloak x-data
  wire:id hx-get xmlns defer-hydration contenteditable align width height name value type`.split(/\s+/);

function toldFor(tag: string, attributes: Record<string, string>): string[] {
  const { warnings } = recordConsole();
  const element = document.createElement(tag) as LitElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  tellMisspelt(element);
  return warnings;
}

for (const [tag, wrong, right] of [
  ['press-releases', 'limt', 'limit'],
  ['press-releases', 'serchable', 'searchable'],
  ['press-releases', 'heading_level', 'heading-level'],
  ['press-releases', 'readin', 'read-in'],
  ['press-release', 'item_id', 'item-id'],
  ['site-switcher', 'layuot', ''],
  ['site-switcher', 'search-form', ''],
  ['low-vision-toggle', 'default', 'defaults'],
] as const)
  it(`${wrong} on <${tag}> ${right ? `is told as a mistake for ${right}` : 'is too far from any attribute'}`, () => {
    const told = toldFor(tag, { [wrong]: '1' });
    expect(told).to.deep.equal(
      right ? [`[pressroom] <${tag}>: "${wrong}" is no attribute. Write "${right}".`] : [],
    );
  });

for (const tag of tags)
  it(`<${tag}> has no complaint about its own attributes and those of all elements`, () => {
    const own = (customElements.get(tag) as unknown as typeof LitElement).observedAttributes;
    expect(toldFor(tag, Object.fromEntries([...own, ...others].map((name) => [name, ''])))).to.deep.equal([]);
  });
