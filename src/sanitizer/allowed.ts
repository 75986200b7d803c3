/** The allowed content of a release: one configuration for both sanitisers and for `makeSafe`. */

/** Replaces frame tags in the HTML text: the browser's sanitiser would drop frames before we can read their URL. */
export const frame = 'x-frame';

/**
 * `lateScript` replaces `noscript`, whose content some parsers read as text. `lateObject` replaces `object`, which the
 * browser's sanitiser would drop.
 */
export const lateScript = 'x-noscript';
export const lateObject = 'x-object';

/** Replaces elements that must be dropped, but that parsers treat specially. */
export const gone = 'x-gone';

/**
 * A Unicode noncharacter, inserted before every string that may be the name of an unwanted attribute. Such strings also
 * occur in texts and values; `makeSafe` removes the mark there.
 */
export const mark = '\uFDD1';

/** The allowed elements with their allowed attributes. All elements may also have `lang`, `dir` and `title`. */
export const allowed = new Map(
  (
    'a:href,hreflang abbr audio:src b bdi bdo blockquote br caption cite code col:span colgroup:span dd ' +
    'del:datetime details:open dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ' +
    'img:src,alt,width,height ins:datetime kbd li:value mark ol:start,reversed,type p pre q rp rt ruby s samp ' +
    'small source:src,type span strong sub summary sup table tbody td:colspan,rowspan tfoot ' +
    'th:colspan,rowspan,scope thead time:datetime tr track:src,kind,srclang,label,default u ul var ' +
    `video:src,poster,width,height wbr ${frame}:src`
  )
    .split(' ')
    .map((entry) => {
      const [name = '', attributes = ''] = entry.split(':');
      return [name, new Set(['lang', 'dir', 'title', ...attributes.split(',')])] as const;
    }),
);

/** Replacements for landmark elements and obsolete elements. */
export const instead = new Map(
  (
    'acronym:abbr address:div article:div aside:div center:div fieldset:div footer:div header:div main:div ' +
    'menu:ul nav:div section:div strike:s'
  )
    .split(' ')
    .map((entry) => entry.split(':') as [string, string]),
);

/**
 * Elements that are removed with their content, as all SVG and MathML elements are. Other elements that are not allowed
 * leave their content in place.
 */
export const dropped = (
  `${gone} ` +
  'applet button canvas datalist embed frame frameset head iframe input math noembed noframes noscript object ' +
  'option plaintext script select style svg textarea title xmp'
).split(' ');

/** Elements that `as-seen.ts` reads and replaces by the content that a reader would see. None of them stays. */
const read =
  `${lateScript} ${lateObject} picture dialog ` +
  'amp-img amp-anim amp-video amp-audio amp-iframe amp-youtube lite-youtube';

/**
 * Attributes that `as-seen.ts` reads on any element, besides `data-…`. None of them stays, except an `id` that links
 * lead to. The sanitisers need not check their values as URLs.
 */
export const readAttributes: string[] =
  `srcset hidden class id name open data placeholder fallback videoid ${mark}style`.split(' ');

export const elements: string[] = [...allowed.keys(), ...instead.keys(), ...read.split(' ')];
export const attributes: string[] = [
  ...new Set([...[...allowed.values()].flatMap((names) => [...names]), ...readAttributes]),
].filter(Boolean);
