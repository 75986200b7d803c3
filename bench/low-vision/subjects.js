// In the page: how each subject shows it at 200 %, white on black and with more space, and what tells that it does.

/** @typedef {{ start: () => void, isShown: () => boolean }} Subject */

/** Scripts that are compared put their names there. */
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

  // What a careful user style sheet is at the least.
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

  // As it is installed, but for the step: one press for 200 %.
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

/** From the press to the message that a painted frame has posted, and in which the effect can be seen. */
view.measure = (/** @type {string} */ name) => {
  const subject = subjects[name]?.();
  if (!subject) throw new Error(name);
  const { start, isShown } = subject;
  return new Promise((resolve, reject) => {
    // What a subject prepares is not counted.
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

// What a page's own script does all the time: it makes rows, fills, changes, sorts and removes them.
const words = 'file report letter station order list map year road officer'.split(' ');

/** Milliseconds of the script's own, with what follows from it before the browser draws. */
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
    // Observers are told before this goes on.
    await Promise.resolve();
    await Promise.resolve();
    total += performance.now() - begin;
  }
  place.remove();
  return total;
};
