// Runs in the page. For each subject: how to start 200 %, white on black and more space, and how to detect the result.

/** @typedef {{ start: () => void, isShown: () => boolean }} Subject */

/** The compared scripts define global names. */
const view = /** @type {any} */ (window);

const text = () => getComputedStyle(document.querySelector('#register td') ?? document.body);
const settings = {
  'text-size': 200,
  scheme: 'white-on-black',
  'letter-spacing': 0.12,
  'word-spacing': 0.16,
  'line-height': 1.5,
};

/** @type {Record<string, () => Subject>} */
const subjects = {
  pressroom: () => ({
    start: () => void view.LowVision.applyLowVision(settings),
    isShown: () => text().color === 'rgb(255, 255, 255)',
  }),

  // The shortest careful user style sheet.
  'by hand': () => ({
    start: () => {
      document.documentElement.style.zoom = '2';
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { color: #fff !important; background-color: #000 !important; border-color: #fff !important;
        letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }
        a:any-link { color: #ff0 !important }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    isShown: () => text().color === 'rgb(255, 255, 255)',
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
      isShown: () => text().fontSize === '32px',
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

/** Measures the time from the start to the message that follows the first painted frame with the effect. */
view.measure = (/** @type {string} */ name) => {
  const subject = subjects[name]?.();
  if (!subject) throw new Error(name);
  const { start, isShown } = subject;
  return new Promise((resolve, reject) => {
    // Start in a new task, so that the subject's preparation does not count.
    setTimeout(() => {
      const begin = performance.now();
      start();
      const script = performance.now() - begin;
      const painted = () => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const ms = performance.now() - begin;
            if (isShown()) resolve({ ms, script });
            else if (ms < 20_000) painted();
            else reject(new Error(`${name} does not show what it should`));
          };
          port2.postMessage(undefined);
        });
      };
      painted();
    }, 500);
  });
};

// Simulates a page's own script: it creates, fills, changes, sorts and removes rows.
const words = 'file report letter station order list map year road officer'.split(' ');

/** Returns the milliseconds of the script and of the observers that run before the browser paints. */
view.churn = async (/** @type {number} */ rounds) => {
  const place = document.createElement('div');
  document.querySelector('main')?.append(place);
  let total = 0;
  for (let round = 0; round < rounds; round += 1) {
    await new Promise(requestAnimationFrame);
    const begin = performance.now();
    const rows = Array.from({ length: 500 }, (_, index) => {
      const key = (index * 7919 + round * 104_729) % 10_007;
      const row = document.createElement('div');
      row.className = `item ${index % 2 ? 'odd' : 'even'}`;
      const name = document.createElement('span');
      name.className = 'tag';
      const text = new Text(`${words[key % 10]} ${words[(key >> 3) % 10]} ${key}`);
      name.append(text);
      const link = document.createElement('a');
      link.href = `#row-${key}`;
      link.textContent = words[(key >> 5) % 10] ?? '';
      row.append(name, link);
      return { row, text, key };
    });
    place.replaceChildren(...rows.map(({ row }) => row));
    rows.sort((a, b) => a.key - b.key);
    for (const { row } of rows) place.append(row);
    rows.forEach(({ row, text }, index) => {
      row.classList.toggle('odd');
      row.setAttribute('aria-setsize', String(rows.length));
      text.data += ` (${index})`;
      if (index % 4 === 0) row.style.setProperty('padding-left', `${index % 9}px`);
      if (index % 16 === 0) row.style.setProperty('background-color', '#eef');
      if (index % 3 === 0) row.remove();
    });
    // Let the observers run first.
    await Promise.resolve();
    await Promise.resolve();
    total += performance.now() - begin;
  }
  place.remove();
  return total;
};
