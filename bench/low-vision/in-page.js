// Runs in the page. Switches each subject on, changes the page as its own scripts would, and measures until painted.

/** @typedef {{ start: () => void, isShown: () => boolean }} Act */

/** The compared scripts define global names. */
const view = /** @type {any} */ (window);

const settings = {
  'text-size': 200,
  scheme: 'white-on-black',
  'letter-spacing': 0.12,
  'word-spacing': 0.16,
  'line-height': 1.5,
};

const cell = () => document.querySelector('#register td') ?? document.body;
const looks = () => getComputedStyle(cell());
const isWhite = () => looks().color === 'rgb(255, 255, 255)';
// Ours answers the page's scripts as if the page were not enlarged.
const nativeZoom = Object.getOwnPropertyDescriptor(Element.prototype, 'currentCSSZoom')?.get;
/** The size of the text in the window. */
const textSize = () => parseFloat(looks().fontSize) * Number(nativeZoom?.call(cell()));
const ownColour = looks().color;
const ownSize = textSize();
const isEnlarged = (/** @type {number} */ factor) => Math.abs(textSize() / ownSize / factor - 1) < 0.01;

/** @param {Partial<typeof settings>} change */
const apply = (change = {}) => {
  view.LowVision.applyLowVision({ ...settings, ...change });
};

/** @type {Record<string, () => Act>} */
const subjects = {
  pressroom: () => ({
    start: () => {
      apply();
    },
    isShown: () => isWhite() && isEnlarged(2),
  }),

  // The shortest careful user style sheet.
  'by hand': () => ({
    start: () => {
      byHand({});
    },
    isShown: () => isWhite() && isEnlarged(2),
  }),

  bvi: () => {
    const button = document.createElement('a');
    button.className = 'bvi-open';
    button.href = '#';
    document.body.prepend(button);
    new view.isvek.Bvi({
      fontSize: 32,
      theme: 'black',
      letterSpacing: 'average',
      lineHeight: 'average',
      images: true,
      speech: false,
      panelFixed: true,
    });
    return {
      start: () => {
        button.click();
      },
      isShown: () => looks().fontSize === '32px',
    };
  },

  // The default configuration, except for the step: one press sets 200 %.
  accessibility: () => {
    const { menuInterface } = new view.Accessibility({ textSizeFactor: 100, icon: { useEmojis: true } });
    return {
      start: () => {
        menuInterface.increaseText();
        menuInterface.increaseTextSpacing();
        menuInterface.increaseLineHeight();
        menuInterface.invertColors();
      },
      isShown: () => document.documentElement.style.filter === 'invert(1)',
    };
  },
};

/** The style sheet of «by hand». */
const userSheet = new CSSStyleSheet();

const byHand = ({ ink = '#fff', spacing = 0.12, zoom = 2 }) => {
  document.documentElement.style.zoom = String(zoom);
  userSheet.replaceSync(`* { color: ${ink} !important; background-color: #000 !important; border-color: ${ink} !important;
    letter-spacing: ${spacing}em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }
    a:any-link { color: #ff0 !important }`);
  if (!document.adoptedStyleSheets.includes(userSheet))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, userSheet];
};

/** The state after all changes but off: each change adds one. */
const STEPS = {
  scheme: { ours: { scheme: 'yellow-on-black' }, hand: { ink: '#ff0' } },
  size: {
    ours: { scheme: 'yellow-on-black', 'text-size': 175 },
    hand: { ink: '#ff0', zoom: 1.75 },
  },
  spacing: {
    ours: { scheme: 'yellow-on-black', 'text-size': 175, 'letter-spacing': 0.2 },
    hand: { ink: '#ff0', zoom: 1.75, spacing: 0.2 },
  },
};

/** @type {Record<string, () => boolean>} */
const isChanged = {
  scheme: () => looks().color === 'rgb(255, 255, 0)',
  size: () => isEnlarged(1.75),
  spacing: () => Math.abs(parseFloat(looks().letterSpacing) / parseFloat(looks().fontSize) - 0.2) < 0.01,
  off: () => looks().color === ownColour && isEnlarged(1),
};

/** @param {string} name @param {string} subject */
const startChange = (name, subject) => {
  const isOurs = subject === 'pressroom';
  if (name !== 'off') {
    const { ours, hand } = STEPS[/** @type {keyof typeof STEPS} */ (name)];
    if (isOurs) apply(ours);
    else byHand(hand);
  } else if (isOurs) view.LowVision.clearLowVision();
  else {
    document.documentElement.style.removeProperty('zoom');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== userSheet);
  }
};

/** Resolves after a frame has been painted. */
const frame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  });

/** Lets delayed work end, so that it does not count in the next measurement. */
const rest = async () => {
  await frame();
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  await new Promise((resolve) => {
    requestIdleCallback(resolve, { timeout: 5000 });
  });
};

/** Measures the milliseconds from the start to the message that follows the first painted frame with the effect. */
const painted = async (/** @type {Act} */ { start, isShown }) => {
  await rest();
  const begin = performance.now();
  start();
  for (;;) {
    await frame();
    const ms = performance.now() - begin;
    if (isShown()) return ms;
    if (ms > 20_000) throw new Error(`the page does not show what it should: ${looks().color} ${textSize()}`);
  }
};

/**
 * @typedef {object} Kind
 * @property {(at: number) => void} add adds a sheet or a rule for the class `late-AT`
 * @property {() => void} remove
 */

const late = (/** @type {number} */ at) =>
  `.late-${at} { width: 50vw; color: #345; background-color: #eef; font-size: 14px }`;
const place = document.createElement('div');
place.innerHTML = '<div>Late</div>';
const [probe = place] = place.children;

/** The ways in which scripts of a page add style sheets. @type {Record<string, () => Kind>} */
const kinds = {
  'insertRule calls': () => {
    const style = document.createElement('style');
    document.head.append(style);
    return {
      add: (at) => {
        style.sheet?.insertRule(late(at), at);
      },
      remove: () => {
        style.remove();
      },
    };
  },
  'adopted sheets': () => {
    /** @type {Set<CSSStyleSheet>} */
    const added = new Set();
    return {
      add: (at) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(late(at));
        added.add(sheet);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      },
      remove: () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !added.has(sheet));
      },
    };
  },
  'components with one shared sheet': () => {
    const shared = new CSSStyleSheet();
    shared.replaceSync(
      Array.from({ length: 30 }, (_, at) => `${late(at)} .part-${at} { padding: ${at}px; color: #456 }`).join(
        ' ',
      ),
    );
    return {
      add: (at) => {
        const host = document.createElement('div');
        const root = host.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = [shared];
        root.innerHTML = `<div class="late-${at % 30}"><span class="part-${at % 30}">Part</span></div>`;
        place.append(host);
      },
      remove: () => {
        place.replaceChildren(probe);
      },
    };
  },
};

/** @param {number} number */
const rowHtml = (number) =>
  `<tr${number % 8 ? '' : ' style="background-color: #eef"'}><th scope="row">${number}</th><td><a href="#row-${number}">Row ${number}</a></td>` +
  `<td><span class="badge text-bg-success tag">new</span></td><td>${number * 7} km</td></tr>`;

let rows = 0;

/** Adds rows at the end of a table's body. @param {Element} body @param {number} count */
const addRows = (body, count) => {
  body.insertAdjacentHTML('beforeend', Array.from({ length: count }, (_, at) => rowHtml(rows + at)).join(''));
  rows += count;
};

const bench = {
  /** Switches a subject on. @param {string} name */
  on: (name) => {
    const subject = subjects[name]?.();
    if (!subject) throw new Error(name);
    return painted(subject).finally(rest);
  },

  /** Changes a setting of ours or of «by hand», or switches it off. @param {string} name @param {string} subject */
  change: (name, subject) => {
    const isShown = isChanged[name];
    if (!isShown) throw new Error(name);
    return painted({
      start: () => {
        startChange(name, subject);
      },
      isShown,
    });
  },

  /** Adds style sheets as a page's scripts do, and removes them again. @param {string} name @param {number} count */
  addSheets: async (name, count) => {
    document.querySelector('main')?.prepend(place);
    const kind = kinds[name]?.();
    if (!kind) throw new Error(name);
    const ms = await painted({
      start: () => {
        for (let at = 0; at < count; at += 1) kind.add(at);
        probe.className = `late-${count - 1}`;
      },
      isShown: () => {
        const last = place.lastElementChild?.shadowRoot?.firstElementChild ?? probe;
        // Half of the window, also on the enlarged page: `innerWidth` and `vw` both answer for the smaller window.
        return Math.abs(last.clientWidth - innerWidth / 2) < 20;
      },
    });
    kind.remove();
    place.remove();
    await rest();
    return ms;
  },

  /** Adds rows at the end of a table and removes as many at its start, at each frame. @param {number} frames @param {number} count */
  churn: async (frames, count) => {
    const body = document.querySelector('#register tbody') ?? document.body;
    if (body.children.length < count) addRows(body, count);
    body.scrollIntoView({ block: 'start', behavior: 'instant' });
    for (let at = 0; at < frames; at += 1) {
      await frame();
      addRows(body, count);
      for (let out = 0; out < count; out += 1) body.firstElementChild?.remove();
    }
    await frame();
  },

  /**
   * Adds list items and removes them after they have been painted.
   * @param {number} times how often this happens
   * @param {number} count the number of list items that are added each time
   */
  comeAndGo: async (times, count) => {
    // A list costs less layout than a table.
    const list = document.createElement('ul');
    document.querySelector('main')?.prepend(list);
    for (let at = 0; at < times; at += 1) {
      list.innerHTML = Array.from(
        { length: count },
        (_, row) =>
          `<li${row % 8 ? '' : ' style="background-color: #eef"'}><a href="#row-${row}">Row ${row}</a> <span class="badge text-bg-success">new</span></li>`,
      ).join('');
      await frame();
      list.replaceChildren();
    }
    list.remove();
    await rest();
  },
};
view.bench = bench;

/** @typedef {typeof bench} Bench */

export {};
