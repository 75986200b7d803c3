/** Attributes of HTML, SVG and MathML that contain a URL, several URLs, or a document. */
const urlAttributes = new Set(
  (
    'action archive attributionsrc background cite classid codebase data dynsrc formaction href icon imagesrcset ' +
    'longdesc lowsrc manifest ping poster profile src srcdoc srcset usemap xlink:href'
  ).split(' '),
);

const link = /^(https?:\/\/|mailto:|tel:|#)/;
const file = /^https?:\/\//;
const picture = /^(https?:\/\/|data:image\/(avif|gif|jpe?g|png|webp)[;,])/i;

/** The fault of an attribute that we render: in its value, or in the URL that the browser makes of it. */
function complaintOf(element: Element, { name, value }: Attr): string | undefined {
  if (name.startsWith('on')) return `${name}=${value}`;
  if (!urlAttributes.has(name)) return undefined;
  const allowed =
    name === 'href'
      ? link
      : name !== 'src' && name !== 'poster'
        ? /^(?!)/
        : element.localName === 'img'
          ? picture
          : file;
  const { protocol = 'https:' } = element as Partial<HTMLAnchorElement>;
  return allowed.test(value) && /^((https?|mailto|tel):|:)$/.test(protocol)
    ? undefined
    : `<${element.localName} ${name}=${value}>`;
}

/** Counts the URL attributes of a tree and its shadow trees, and lists those with a forbidden URL. */
export function checkUrls(root: Element | ShadowRoot): { count: number; wrong: string[] } {
  const found = { count: 0, wrong: [] as string[] };
  for (const element of root.querySelectorAll('*')) {
    for (const attribute of element.attributes) {
      const wrong = complaintOf(element, attribute);
      if (wrong) found.wrong.push(wrong);
      if (urlAttributes.has(attribute.name)) found.count += 1;
    }
    if (!element.shadowRoot) continue;
    const { count, wrong } = checkUrls(element.shadowRoot);
    found.count += count;
    found.wrong.push(...wrong);
  }
  return found;
}
