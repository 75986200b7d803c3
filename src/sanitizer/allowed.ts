/** What may be in a release: the one configuration of both back ends, and of what we check ourselves. */

/** Instead of frames, in the text already: the platform's sanitiser would drop them before we see their address. */
export const frame = 'x-frame';

/** Instead of `noscript`, which some parsers read as text, and of `object`, which the platform's sanitiser would drop. */
export const lateScript = 'x-noscript';
export const lateObject = 'x-object';

/** Instead of what is to be gone, but was something else to the parser. */
export const gone = 'x-gone';

/** Before what may be an attribute that is not wanted, and wherever else it is written so: no character. */
export const mark = '\uFDD1';

/** By element, the attributes that it may have besides `lang`, `dir` and `title`. */
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

/** What stands for elements that are landmarks, or out of use. */
export const instead = new Map(
  (
    'acronym:abbr address:div article:div aside:div center:div fieldset:div footer:div header:div main:div ' +
    'menu:ul nav:div section:div strike:s'
  )
    .split(' ')
    .map((entry) => entry.split(':') as [string, string]),
);

/** Gone with all that is in them; of any other element the content stays. Every SVG and MathML element is, too. */
export const dropped = (
  `${gone} ` +
  'applet button canvas datalist embed frame frameset head iframe input math noembed noframes noscript object ' +
  'option plaintext script select style svg textarea title xmp'
).split(' ');

/** Read by `as-seen.ts`, which says what a reader would see of them; none of them stays. */
const read =
  `${lateScript} ${lateObject} picture dialog ` +
  'amp-img amp-anim amp-video amp-audio amp-iframe amp-youtube lite-youtube';

/** Likewise, of any element, besides `data-…`; their values are no addresses that a back end has to judge. */
export const readAttributes: string[] =
  `srcset hidden class id name open data placeholder fallback videoid ${mark}style`.split(' ');

export const elements: string[] = [...allowed.keys(), ...instead.keys(), ...read.split(' ')];
export const attributes: string[] = [
  ...new Set([...[...allowed.values()].flatMap((names) => [...names]), ...readAttributes]),
].filter(Boolean);
