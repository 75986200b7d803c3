// Fields of the form. Each has a label, a hint that belongs to it, and a value that can be set from the address.
import { make, rich } from './dom.js';
import { texts } from './texts.js';

/** @typedef {import('./manifest.js').Attribute} Attribute */

/**
 * A field with its nodes.
 * @template Value
 * @typedef {object} Field
 * @property {HTMLElement} node
 * @property {(value: Value) => void} set
 */

let lastId = 0;
const nextId = () => `field-${String((lastId += 1))}`;

/**
 * A text field or select with its label.
 * @param {HTMLInputElement | HTMLSelectElement} input
 * @param {(Node | string | undefined | false | null)[]} label
 * @param {string} hint
 * @param {HTMLElement} [note] a further description, below the field
 */
export function labelled(input, label, hint, note) {
  input.id = nextId();
  const described = [];
  const hintNode = hint ? make('p', { id: `${input.id}-hint`, class: 'hint' }, ...rich(hint)) : undefined;
  if (hintNode) described.push(hintNode.id);
  if (note) described.push((note.id = `${input.id}-note`));
  if (described.length) input.setAttribute('aria-describedby', described.join(' '));
  return make('div', { class: 'field' }, make('label', { for: input.id }, ...label), hintNode, input, note);
}

/** A check box or radio button with its label. @param {HTMLInputElement} input @param {string} label @param {string} [hint] */
export function ticked(input, label, hint = '') {
  input.id = nextId();
  const hintNode = hint ? make('span', { id: `${input.id}-hint`, class: 'hint' }, ...rich(hint)) : undefined;
  if (hintNode) input.setAttribute('aria-describedby', hintNode.id);
  return make(
    'div',
    { class: 'tick' },
    input,
    make('span', {}, make('label', { for: input.id }, ...rich(label)), hintNode),
  );
}

/** @param {string} legend @param {string} hint @param {HTMLElement[]} content */
export function group(legend, hint, ...content) {
  const hintNode = hint ? make('p', { class: 'hint', id: nextId() }, ...rich(hint)) : undefined;
  return make(
    'fieldset',
    { class: 'field', 'aria-describedby': hintNode?.id },
    make('legend', {}, ...rich(legend)),
    hintNode,
    ...content,
  );
}

/** @param {Partial<HTMLInputElement>} members */
export const inputOf = (members) => /** @type {HTMLInputElement} */ (make('input', members));

/** @param {[string, string][]} options value and text @returns {HTMLSelectElement} */
export const selectOf = (options) =>
  /** @type {HTMLSelectElement} */ (
    make('select', {}, ...options.map(([value, text]) => make('option', { value }, text)))
  );

/**
 * A value in words. The value itself stands behind them if it is another word, because hints and the snippet have it.
 * @param {string} name of the attribute @param {string} value
 */
function valueInWords(name, value) {
  const words = texts.values[`${name} ${value}`] ?? texts.values[value] ?? value;
  return words.toLowerCase() === value ? words : `${words} (${value})`;
}

/**
 * The field of an attribute.
 * @param {Attribute} attribute
 * @param {string} title its name in words
 * @param {(value: string | undefined, isFinal: boolean) => void} onValue
 * @returns {Field<string | undefined>}
 */
export function attributeField({ name, description, kind, values, initial, canBeEmpty }, title, onValue) {
  const label = `${title} \`${name}\``;
  const hint = `${description[0]?.toUpperCase() ?? ''}${description.slice(1)}`.replace(/[^.]$/, '$&.');
  if (kind === 'flag') {
    const input = inputOf({
      type: 'checkbox',
      onchange: () => onValue(input.checked ? '' : undefined, true),
    });
    return {
      node: make('div', { class: 'field' }, ticked(input, label, hint)),
      set: (value) => (input.checked = value !== undefined),
    };
  }
  if (kind === 'tokens') {
    const boxes = values.map((value) => {
      const tell = () =>
        onValue(
          boxes
            .filter(({ checked }) => checked)
            .map((one) => one.value)
            .join(' '),
          true,
        );
      return inputOf({ type: 'checkbox', value, onchange: tell });
    });
    return {
      node: group(
        label,
        '',
        make(
          'div',
          { class: 'ticks' },
          ...boxes.map((box) => ticked(box, texts.values[`${name} ${box.value}`] ?? box.value)),
        ),
      ),
      set: (value = initial) => {
        for (const box of boxes) box.checked = value.split(' ').includes(box.value);
      },
    };
  }
  const input =
    kind === 'choice'
      ? selectOf(values.map((value) => [value, valueInWords(name, value)]))
      : inputOf({ type: 'text', spellcheck: false, autocomplete: 'off' });
  if (kind === 'number') {
    input.setAttribute('inputmode', 'numeric');
    Reflect.set(input, 'placeholder', initial);
  }
  const isFree = kind === 'text' || kind === 'number';
  if (isFree) input.addEventListener('input', () => onValue(input.value || undefined, false));
  input.addEventListener('change', () => onValue(input.value || undefined, true));
  const hide = canBeEmpty ? inputOf({ type: 'checkbox' }) : undefined;
  hide?.addEventListener('change', () => {
    input.disabled = hide.checked;
    onValue(hide.checked ? '' : input.value || undefined, true);
  });
  const node = labelled(input, rich(label), hint);
  if (hide) node.append(ticked(hide, texts.hide[name] ?? title));
  return {
    node,
    set: (value) => {
      if (hide) input.disabled = hide.checked = value === '';
      // A value that is being typed stays as it is.
      if (input.value.trim() !== value) input.value = value ?? (kind === 'choice' ? initial : '');
    },
  };
}
