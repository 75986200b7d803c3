// The controls of an element's page: a change of a control changes the element in the frame and the markup.

type Run = (markup: string, place: Element, title: string) => HTMLIFrameElement;

export function startLiveControls(run: Run): void {
  const live = document.querySelector<HTMLElement>('.live');
  const form = live?.querySelector('form');
  const code = live?.querySelector('code');
  const place = live?.querySelector('.example-result');
  const tag = live?.dataset['tag'];
  if (!form || !code || !place || !tag) return;

  const frame = run(`${code.innerText}\n${surroundings(tag)}`, place, `Result: <${tag}>`);
  const controls = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];
  const beginning = attributesOf(controls);

  const show = () => {
    const attributes = attributesOf(controls);
    code.replaceChildren(...markupOf(tag, attributes));
    // The address of an example stands for a file of the demo, which the frame has already.
    const sent = Object.fromEntries(
      Object.entries(attributes).filter(([name, value]) => !(name === 'src' && value === beginning['src'])),
    );
    const kept = attributes['src'] === beginning['src'] ? ['src'] : [];
    frame.contentWindow?.postMessage({ tag, attributes: sent, kept }, '*');
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  form.addEventListener('reset', () => {
    // The controls change after the event.
    setTimeout(show);
  });
  frame.addEventListener('load', show);
}

/** Values of the controls that differ from an absent attribute. */
function attributesOf(controls: (HTMLInputElement | HTMLSelectElement)[]): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const control of controls) {
    if (control instanceof HTMLSelectElement) {
      if (control.value !== control.dataset['default']) attributes[control.name] = control.value;
    } else if (control.type === 'checkbox') {
      if (control.checked) attributes[control.name] = '';
    } else if (control.value !== '') attributes[control.name] = control.value;
  }
  return attributes;
}

/** The markup, with the classes that the build gives to examples. */
function markupOf(tag: string, attributes: Record<string, string>): (Node | string)[] {
  const lines = Object.entries(attributes).flatMap(([name, value]) => [
    '\n  ',
    marked('attr', name),
    ...(value === ''
      ? []
      : ['=', marked('string', `"${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`)]),
  ]);
  return ['<', marked('name', tag), ...lines, lines.length > 0 ? '\n' : '', '></', marked('name', tag), '>'];
}

function marked(kind: string, text: string): HTMLElement {
  const part = document.createElement('span');
  part.className = `hljs-${kind}`;
  part.textContent = text;
  return part;
}

/** The button for low vision needs a page to change. */
const surroundings = (tag: string): string =>
  tag === 'low-vision-toggle'
    ? `<h1>Fire safety in winter</h1>
      <p>The Fire and Rescue Service checks stoves and chimneys free of charge until the end of March.
      <a href="#call">Call the service</a> and choose a day.</p>
      <p><img src="../images/fire-station.svg" width="320" height="180" alt="Drawing: a fire station with open gates." /></p>
      <p><em>Never leave a burning stove alone.</em> Keep a metre free around it.</p>`
    : '';
