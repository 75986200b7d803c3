// The script of csp.html, whose policy allows no inline one.
/** @param {string} selector @returns {HTMLElement} */
function find(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${selector}`);
  return found;
}
find('#form').addEventListener('submit', (event) => {
  event.preventDefault();
});
find('#more').addEventListener('click', () => {
  const text = find('#more-text');
  text.hidden = !text.hidden;
  find('#more').setAttribute('aria-expanded', String(!text.hidden));
});
// Changes the page after it has loaded, as a ticker, a tag manager or a widget does. Resolves when all of it is there.
async function changeLater() {
  const news = find('#news');
  const paragraph = document.createElement('p');
  paragraph.className = 'late';
  paragraph.innerHTML =
    'Added later: offices close at 16:00 on Friday, <a href="#friday">see the list</a>, <mark>but not the airport</mark>.';
  news.append(paragraph);
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = 'later.css';
  const loaded = new Promise((resolve, reject) => {
    sheet.onload = resolve;
    sheet.onerror = reject;
  });
  document.head.append(sheet);
  const note = find('#note');
  note.style.fontSize = '17px';
  note.style.setProperty('background-color', '#e8f0fe', 'important');
  note.classList.add('late-note');
  find('#table').className += ' late-table';
  const own = /** @type {HTMLLinkElement} */ (find('#page-styles')).sheet;
  if (!own) throw new Error('the page has lost its sheet');
  own.insertRule(
    '@media (min-width: 500px) { .late-note { padding: 8px 12px; border-left: 4px solid #b3261e; } }',
    own.cssRules.length,
  );
  own.insertRule('.late-table td { background: #f6f2ff; color: #3a2a6a; }', own.cssRules.length);
  const host = document.createElement('div');
  host.id = 'late-component';
  const inside = new CSSStyleSheet();
  inside.replaceSync(
    'p { font: 14px/1.4 sans-serif; color: #24507a; margin: 8px 0; } button { font-size: 13px; height: 28px; }',
  );
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [inside];
  root.innerHTML = `<p>From a component that came later</p><button type="button">More about it</button>`;
  news.append(host);
  const notice = document.createElement('section');
  notice.id = 'late-notice';
  notice.innerHTML =
    '<h2>A notice in place of the old heading</h2><p>It was put here by script after the page had loaded.</p>';
  notice.style.cssText = 'color: #777; font-size: 13px';
  find('#replaced').replaceWith(notice);
  await loaded;
}
Object.assign(window, { changeLater });
