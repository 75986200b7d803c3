// Reads the elements, their attributes and their colours from the package's manifest, so that nothing is listed twice.

/**
 * @typedef {object} Attribute
 * @property {string} name
 * @property {string} description
 * @property {'choice' | 'flag' | 'number' | 'tokens' | 'text'} kind
 * @property {string[]} values the values of a choice, or the tokens of a list
 * @property {string} initial the value without the attribute
 * @property {boolean} canBeEmpty whether an empty value has a meaning of its own
 */

/**
 * @typedef {object} Colour
 * @property {string} name the custom property without `--pressroom-`
 * @property {string} description
 */

/**
 * @typedef {object} ElementInfo
 * @property {string} tag
 * @property {string} description
 * @property {boolean} hasSource whether the element reads a feed or a site list
 * @property {Attribute[]} attributes all attributes but `src`
 * @property {Colour[]} colours
 */

/**
 * @typedef {object} ManifestMember
 * @property {string} name
 * @property {string} [description]
 * @property {string} [default]
 * @property {{ text: string }} [type]
 */

/**
 * @typedef {object} Manifest
 * @property {{ declarations?: { tagName?: string, description?: string, attributes?: ManifestMember[], cssProperties?: ManifestMember[] }[] }[]} modules
 */

const prefix = '--pressroom-';

/** @param {ManifestMember} member @returns {Attribute} */
function readAttribute({ name, description = '', default: initial = '', type }) {
  const choices = [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, value = '']) => value);
  const [, tokens] = /\btokens of `([^`]+)`/.exec(description) ?? [];
  const kind = choices.length
    ? 'choice'
    : type?.text === 'boolean'
      ? 'flag'
      : type?.text === 'number'
        ? 'number'
        : tokens
          ? 'tokens'
          : 'text';
  return {
    name,
    description,
    kind,
    values: tokens?.split(' ') ?? choices,
    initial: initial.replace(/^'(.*)'$/, '$1'),
    canBeEmpty: kind === 'text' && /\bempty value\b/i.test(description),
  };
}

/** @param {Manifest} manifest @returns {ElementInfo[]} */
export function readManifest({ modules }) {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap(({ tagName, description = '', attributes = [], cssProperties = [] }) =>
      tagName
        ? [
            {
              tag: tagName,
              description,
              hasSource: attributes.some(({ name }) => name === 'src'),
              attributes: attributes.filter(({ name }) => name !== 'src').map(readAttribute),
              colours: cssProperties
                .filter(({ description: text = '' }) => /^(colour|background) of /.test(text))
                .map(({ name, description: text = '' }) => ({
                  name: name.slice(prefix.length),
                  description: text,
                })),
            },
          ]
        : [],
    );
}
