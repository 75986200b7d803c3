// The script in the frame of an example. It takes attributes and low-vision settings from the page around the frame.

interface Message {
  tag?: string;
  attributes?: Record<string, string>;
  /** Attributes that stay as they are. */
  kept?: string[];
  /** `null` while the mode is off. */
  lowVision?: object | null;
}

interface Global {
  applyLowVision(values: object): Promise<unknown>;
  clearLowVision(): Promise<unknown>;
}

/** Whether the page around has changed this one. */
let isChanged = false;

addEventListener('message', ({ data, source }: MessageEvent<Message>) => {
  if (source !== parent) return;
  const { tag, attributes, kept = [], lowVision } = data;
  const element = tag ? document.querySelector(tag) : null;
  if (element && attributes) {
    for (const name of element.getAttributeNames())
      if (!(name in attributes) && !kept.includes(name)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes))
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  if (lowVision === undefined) return;
  const { Pressroom } = window as unknown as { Pressroom?: Global };
  // The button that is tried here decides itself.
  if (document.querySelector('low-vision-toggle')) return;
  if (lowVision) void Pressroom?.applyLowVision(lowVision);
  // `clearLowVision` fetches the engine, so a frame that was never changed does without.
  else if (isChanged) void Pressroom?.clearLowVision();
  isChanged = !!lowVision;
});

// The events of the elements do not bubble, and `load` never reaches the window.
for (const event of ['load', 'error'])
  document.addEventListener(
    event,
    ({ target }) => {
      const tag = target instanceof HTMLElement ? target.localName : '';
      if (tag.includes('-')) parent.postMessage({ event, tag }, '*');
    },
    true,
  );
