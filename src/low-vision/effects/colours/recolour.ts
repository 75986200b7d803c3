/** The reader's value where there is one; on paper, and where the device sets the colours, there is none. */
const orOwn = (name: string, value: string): string => `var(--low-vision-${name}, ${value})`;

/** A colour of the page in the colour that it has to be: what was transparent stays so, or it would cover the page. */
const inColour = (value: string, name = 'rgb'): string =>
  `rgb(from ${value} ${orOwn(name, 'r g b')} / calc(alpha * ${orOwn('solid', '1')}))`;

/** No value of its own, one that follows the text, or ours. */
const isKept = (value: string): boolean =>
  /^(inherit|initial|unset|revert|revert-layer|none|normal|currentcolor|)$|--low-vision/i.test(value);

/** What the reader's value is called, of what is never left to the page … */
const always = {
  filter: 'none',
  'backdrop-filter': 'none',
  'mix-blend-mode': 'normal',
  'background-blend-mode': 'normal',
};

/** … and of what is left to our rules, unless it wins over them: important, inline or in a layer before ours. */
const important = {
  color: 'ink',
  '-webkit-text-fill-color': 'ink',
  'text-decoration-line': 'line',
  'text-shadow': 'none',
};

/** Most rules have nothing to do with colours: their text is looked through once. */
const concerns = /background|mask|border|shadow|opacity|filter|blend|important|color|(?:width|height): \d/;

/** Nothing is to be seen of such a colour. */
const isClear = /transparent|rgba\([^)]*, 0\)|\/ 0\)/;

/** Empty and no larger than this, in pixels, a box without an edge is no ground for text but a drawing: a bar, a dot, a line. */
const small = 24;

/**
 * What a block of declarations has to say instead. Its values depend on what colours.ts gives to the elements, so that
 * they are right for every scheme, and the same declaration for a box with text and an empty one.
 * @param imagesOf takes the selectors of rules that have pictures as backgrounds
 */
export function recolour(style: CSSStyleDeclaration, imagesOf: Set<string>): Record<string, string> {
  const change: Record<string, string> = {};
  const { cssText, parentRule } = style;
  if (!concerns.test(cssText)) return change;
  const { selectorText = '' } = (parentRule ?? {}) as Partial<CSSStyleRule>;
  const isPseudo = /:(before|after)/.test(selectorText);
  // What stands for a part of a shorthand with `var()` in it is an empty value: that could not be put back.
  const isWhole = !cssText.includes(': ;');
  const valueOf = (name: string) => style.getPropertyValue(name);
  /** Gives it a value that depends on its own, unless that is kept. */
  const put = (name: string, to: (value: string) => string) => {
    const value = valueOf(name);
    if (!isKept(value)) change[name] = to(value);
  };

  if (cssText.includes('background')) {
    const isIcon = /mask[^;]*url\(/.test(cssText);
    const shorthand = valueOf('background');
    const image = valueOf('background-image');
    put('background-color', (value) => (isIcon ? orOwn('ink', value) : inColour(value)));
    // A shorthand with `var()` in it has no longhands: one variable alone is taken for a colour.
    if (isWhole && !image && !isKept(shorthand)) {
      if (/^var\([^()]*\)$/.test(shorthand)) {
        change['background-color'] = inColour(shorthand);
        change['background-image'] = 'none';
      } else change['background'] = orOwn('plain', shorthand);
    }
    if (!isKept(image)) {
      const covers = isPseudo && /(absolute|fixed)[^]*(inset: 0|100%|(left|right): 0)/.test(cssText);
      // What a variable holds is not known: most are signs.
      const isPicture = /url\(|^var\(/.test(image) && !covers;
      change['background-image'] = orOwn(isPicture ? 'image' : 'none', image);
      const own = valueOf('background-color') || 'transparent';
      change['background-color'] = orOwn('plain', isPicture ? own : (change['background-color'] ?? own));
      if (isPicture) {
        change['filter'] = orOwn('contour', valueOf('filter') || 'none');
        imagesOf.add(selectorText);
      }
    }
  }
  if (cssText.includes('border'))
    for (const name of style)
      if (/^border-.*color$/.test(name)) {
        if (valueOf(name)) put(name, (value) => inColour(value, 'edges'));
        else if (isWhole && !/border[^;]*transparent/.test(cssText))
          change[name] = `rgb(${orOwn('edges', '0 0 0')})`;
      }
  put('opacity', (value) =>
    Number.parseFloat(value) < 0.05 ? value : `calc(${value} * ${orOwn('solid', '1')})`,
  );
  // The dot of a chosen one is drawn so.
  const isDot = /check|select|active/.test(selectorText);
  put('box-shadow', (value) =>
    value.includes('inset') && isDot
      ? value.replace(/[a-z-]+\([^()]*\)|#\w+/, (own) => orOwn('text', own))
      : orOwn(value.includes('inset') ? 'none' : 'edge', isClear.test(value) ? 'none' : value),
  );
  const ground = isPseudo || isClear.test(valueOf('background-color')) ? '' : change['background-color'];
  if (ground) {
    // For what is a bar, or a sign in the text: see colours.ts.
    change['--low-vision-bar'] = 'var(--low-vision-edge)';
    // What opens over the page would be of one ground with it.
    if (/position: (absolute|fixed)/.test(cssText)) change['box-shadow'] ??= orOwn('edge', 'none');
  }
  if (/(slider|range)-thumb/.test(selectorText)) put('background-color', (value) => orOwn('text', value));
  // Labels that float over a field hide its placeholder, which stays so.
  const isUnseen = isClear.test(valueOf('color'));
  const wins = /:(first-l|marker|placeholder(?!-))/.test(selectorText) && !isUnseen;
  for (const [name, value] of Object.entries({ ...always, ...important }))
    if (!change[name] && (name in always || wins || style.getPropertyPriority(name)))
      put(name, (own) => orOwn(value, own));
  // In pixels, where it is said; not a number where it depends on what is around.
  const sizes = ['width', 'height'].map((name) => {
    const [, size, unit] = /^(?:calc\((?:-\S+ \+ )?)?([\d.]+)(px|rem)/.exec(valueOf(name)) ?? [];
    return (Number(size) || NaN) * (unit === 'px' ? 1 : 16);
  });
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  // What the knob of a switch is in.
  const isTrack = least > 8 && most > small && most <= 64;
  if (isTrack && change['background-color'])
    change['box-shadow'] ??= orOwn('edge', valueOf('box-shadow') || 'none');
  // With an edge, which is seen, it is a box for a tick.
  const isSmall =
    !isTrack && !/border(?![a-z-]*radius)[a-z-]*: [1-9]/.test(cssText) && sizes.some((size) => size <= small);
  // What is in it is said in another rule, and nothing here is for a text.
  const isDrawn =
    !isPseudo || cssText.includes('content: ""') || !/content|[^-]color:|font|line-h|text/.test(cssText);
  // `CanvasText`, `ButtonText`: what pages draw in where their own colours are not to be had.
  const isInText = /text$/i.test(valueOf('background-color'));
  // A sign that is cut out of a colour, which perhaps another rule says.
  if (/mask[^;]*\(/.test(cssText) || isInText || (isSmall && isDrawn))
    change[isPseudo ? '--low-vision-dot' : '--low-vision-thin'] = 'var(--low-vision-fill)';
  return change;
}
