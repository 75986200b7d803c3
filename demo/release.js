// Shows the press release that the address asks for: release.html?id=2026-214.
// The feed's HTML is parsed where nothing of it runs or loads, and only what is listed here is built anew.

const ALLOWED = new Set(
  (
    'A B BLOCKQUOTE BR CAPTION CITE CODE DD DEL DL DT EM FIGCAPTION FIGURE HR I IMG INS LI OL P Q S SMALL ' +
    'STRONG SUB SUP TABLE TBODY TD TFOOT TH THEAD TIME TR UL'
  ).split(' '),
);
// The page has the only h1; the release's own headings start below it.
const HEADINGS = { H1: 'h2', H2: 'h2', H3: 'h3', H4: 'h4', H5: 'h5', H6: 'h6' };
const DROPPED = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG MATH HEAD TITLE LINK META BASE'.split(' '),
);
const ATTRIBUTES = ['lang', 'dir', 'title', 'alt', 'width', 'height', 'colspan', 'rowspan', 'scope', 'start'];
const SCHEMES = { href: ['https:', 'http:', 'mailto:', 'tel:'], src: ['https:', 'http:'] };

const MONTHS = {
  az: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr',
  en: 'January February March April May June July August September October November December',
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
};

const article = document.querySelector('#release');
const language = document.documentElement.lang.slice(0, 2);
const part = (name) => article.querySelector(`[data-release="${name}"]`);

/** The checked, absolute form of an address, or undefined. */
function address(text, base, schemes) {
  const url = text && URL.canParse(text, base) ? new URL(text, base) : undefined;
  return url && schemes.includes(url.protocol) ? url.href : undefined;
}

/** A date as its author wrote it, never shifted to another time zone. */
function dateText(date) {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  const text = `${day} ${MONTHS[language].split(' ')[month - 1]} ${year}`;
  return language === 'ru' ? `${text} г.` : text;
}

function sizeText(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024
    ? `${kilobytes} ${language === 'ru' ? 'КБ' : 'KB'}`
    : `${(kilobytes / 1024).toLocaleString(language === 'en' ? 'en' : 'ru', { maximumFractionDigits: 1 })} ${
        language === 'ru' ? 'МБ' : 'MB'
      }`;
}

/**
 * The document that HTML describes; in it nothing runs, and no picture is requested. The platform's sanitiser takes
 * out what is dangerous, where there is one; its own list of the allowed would also take the pictures.
 */
function parse(html) {
  return Document.parseHTML
    ? Document.parseHTML(html, { sanitizer: {} })
    : new DOMParser().parseFromString(html, 'text/html');
}

/** Copies the allowed part of `from` into `to`; an unknown element leaves its text. */
function copy(from, to, base) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(node.data);
      continue;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.nodeName.toUpperCase())) {
      continue;
    }
    const name = HEADINGS[node.nodeName] ?? (ALLOWED.has(node.nodeName) ? node.nodeName.toLowerCase() : '');
    if (!name) {
      copy(node, to, base);
      continue;
    }
    const element = document.createElement(name);
    for (const attribute of ATTRIBUTES) {
      if (node.hasAttribute(attribute)) {
        element.setAttribute(attribute, node.getAttribute(attribute));
      }
    }
    const attribute = { a: 'href', img: 'src' }[name];
    const url = attribute && address(node.getAttribute(attribute), base, SCHEMES[attribute]);
    if (url) {
      element.setAttribute(attribute, url);
    }
    copy(node, element, base);
    to.append(element);
  }
}

/** A table wider than the page is moved sideways on its own, with the keyboard too. */
function letTablesScroll(body) {
  for (const table of body.querySelectorAll('table')) {
    const box = document.createElement('div');
    box.className = 'table-scroll';
    box.tabIndex = 0;
    box.role = 'region';
    box.ariaLabel = table.caption?.textContent ?? document.title;
    table.replaceWith(box);
    box.append(table);
  }
}

/** The feed's item with this id, looked for through all its pages. */
async function find(feedUrl, id) {
  const seen = new Set();
  for (let url = feedUrl; url && !seen.has(url);) {
    seen.add(url);
    const response = await fetch(url);
    if (!response.ok) {
      throw new Error(`${url} answered ${response.status}`);
    }
    const feed = await response.json();
    const item = feed.items.find((candidate) => String(candidate.id) === id);
    if (item) {
      return { item, base: url };
    }
    url = feed.next_url && new URL(feed.next_url, url).href;
  }
}

function show({ item, base }) {
  if (item.title) {
    part('title').textContent = item.title;
    document.title = document.title.replace(/^.*?(?= – )/, () => item.title);
  }
  if (item.date_published) {
    const time = document.createElement('time');
    time.dateTime = item.date_published;
    time.textContent = dateText(item.date_published);
    part('date').append(time);
  }
  if (item.summary) {
    part('summary').textContent = item.summary;
    part('summary').hidden = false;
  }
  const image = address(item.image, base, SCHEMES.src);
  if (image) {
    part('image').append(Object.assign(new Image(1600, 900), { alt: '', src: image }));
    part('image').hidden = false;
  }
  if (item.content_html) {
    copy(parse(item.content_html).body, part('body'), base);
    letTablesScroll(part('body'));
  } else {
    for (const paragraph of (item.content_text ?? '').split(/\n\s*\n/)) {
      part('body').append(Object.assign(document.createElement('p'), { textContent: paragraph }));
    }
  }
  for (const file of item.attachments ?? []) {
    const url = address(file.url, base, SCHEMES.src);
    if (url) {
      const line = document.createElement('li');
      const link = document.createElement('a');
      const note = document.createElement('span');
      const kind = new URL(url).pathname.split('.').pop().toUpperCase();
      link.href = url;
      link.textContent = file.title ?? kind;
      note.textContent = file.size_in_bytes ? `${kind}, ${sizeText(file.size_in_bytes)}` : kind;
      line.append(link, ' ', note);
      part('files').querySelector('ul').append(line);
      part('files').hidden = false;
    }
  }
}

// The same release in the other languages.
for (const link of document.querySelectorAll('.languages a')) {
  link.search = location.search;
}

async function run() {
  try {
    const id = new URLSearchParams(location.search).get('id') ?? '';
    const found = await find(new URL(article.dataset.feed, document.baseURI).href, id);
    if (found) {
      show(found);
    } else {
      part('missing').hidden = false;
    }
  } catch (error) {
    console.error(error);
    part('failed').hidden = false;
  }
  part('loading').hidden = true;
}

// Not awaited by the module: WebKit spins for ever when a frame goes while its module awaits.
void run();
