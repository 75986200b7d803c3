/** The colours of a scheme. Contrast with the background: text, links and errors at least 7:1, disabled 4.5:1, the rest 3:1. */
export interface Roles {
  text: string;
  background: string;
  link: string;
  visited: string;
  /** Borders of controls, tables and frames. */
  border: string;
  focus: string;
  error: string;
  disabled: string;
}

const role = (
  text: string,
  background: string,
  link: string,
  visited: string,
  error: string,
  disabled: string,
): Roles => ({ text, background, link, visited, border: text, focus: link, error, disabled });

/**
 * The table of schemes. The parser, the panel, the early script and the keys of the translations use it. Its values are
 * public API.
 */
const table = {
  'black-on-white': role('#000000', '#ffffff', '#0000c8', '#5b0e82', '#a00000', '#595959'),
  'white-on-black': role('#ffffff', '#000000', '#ffff33', '#e0b0ff', '#ff9c9c', '#a6a6a6'),
  'yellow-on-black': role('#ffff00', '#000000', '#7df9ff', '#ffb3ff', '#ff9c9c', '#b3b300'),
  'blue-on-sky': role('#063462', '#9dd1ff', '#00008b', '#4b0040', '#6b0000', '#1f4f7a'),
  'brown-on-beige': role('#4d4b43', '#f7f3d6', '#00338d', '#5b1a6b', '#8b0000', '#6b6858'),
  'green-on-brown': role('#a9e44d', '#3b2716', '#ffe27a', '#ffc4e1', '#ffb3a6', '#9fb77e'),
  'cream-on-charcoal': role('#f5efdc', '#2b2b2b', '#ffe066', '#e6c6ff', '#ffb3a6', '#b5b0a3'),
};

export type SchemeName = keyof typeof table;

export const schemes: Readonly<Record<string, Roles>> = table;

export const isDark = ({ background }: Roles): boolean =>
  contrast(background, '#000000') < contrast(background, '#ffffff');

/** The WCAG contrast ratio, 1 to 21, of two colours, each `#` and six hex digits. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colours of a named scheme or of `custom/text/background/link`. Other roles get its text or link colour. */
export function rolesOf(scheme: string): Roles | undefined {
  const [name, ...colours] = scheme.split('/');
  if (name !== 'custom') return schemes[scheme];
  const [text = '', background = '', link = text] = colours.map((colour) => `#${colour}`);
  const roles = role(text, background, link, link, text, text);
  return contrast(link, background) < 3 ? { ...roles, focus: text } : roles;
}
