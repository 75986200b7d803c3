const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for HTML, also within a quoted attribute. */
export const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Writes attributes. `undefined`, `null` and `false` are left out; `true` is an attribute without a value. */
export const attributesOf = (
  attributes: Record<string, string | number | boolean | null | undefined>,
): string =>
  Object.entries(attributes)
    .map(([name, value]) => {
      if (!/^[a-z][a-z\d:_-]*$/i.test(name)) throw new TypeError(`"${name}" is no name of an attribute.`);
      return value === undefined || value === null || value === false
        ? ''
        : ` ${name}="${escape(value === true ? '' : String(value))}"`;
    })
    .join('');
