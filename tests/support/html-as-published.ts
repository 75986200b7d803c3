/** Markup as publishing systems and their plug-ins write it. `sanitizer.test.ts` has the expected result of each. */

const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
const drawing = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3C/svg%3E";
const img = (file: string, attributes = 'alt=""') =>
  `<img src="https://ministry.example/img/${file}" ${attributes} loading="lazy" decoding="async" referrerpolicy="same-origin">`;
const link = (url: string, text: string) => `<a href="${url}" rel="noopener">${text}</a>`;

export const published: [kind: string, html: string, left: string][] = [
  // Lazy pictures
  ['data-src', `<img src="${dot}" data-src="/img/a.png" class="lazyload">`, img('a.png')],
  ['data-lazy-src', `<img src="${drawing}" data-lazy-src="/img/a.png">`, img('a.png')],
  ['data-original', '<img src="/img/grey.gif" data-original="/img/a.png">', img('a.png')],
  ['an upper-case name', '<IMG DATA-SRC="/img/a.png">', img('a.png')],
  [
    'data-srcset alone',
    `<img src="${dot}" data-srcset="/img/s.png 300w, /img/m.png 1024w, /img/l.png 3000w">`,
    img('m.png'),
  ],
  ['srcset alone', '<img srcset="/img/a.png 1x, /img/b.png 2x">', img('b.png')],
  ['srcset without sizes', '<img srcset="/img/a.png">', img('a.png')],
  [
    'a comma in srcset',
    '<img srcset="/img/w_300,h_2/a.png 300w, /img/w_900,h_2/b.png 900w">',
    img('w_900,h_2/b.png'),
  ],
  ['src beside srcset', '<img src="/img/a.png" srcset="/img/b.png 2x">', img('a.png')],
  [
    'a setting that is no address',
    '<img src="/img/a.png" data-lazy="true" data-original-title="St. Peter" data-src="0.5">',
    img('a.png'),
  ],
  ['a hidden picture that a script shows', `<img style="display:none" data-src="/img/a.png">`, img('a.png')],
  ['hostile data-src', '<img src="/img/a.png" data-src="javascript:attacked()">', img('a.png')],
  ['a placeholder without an address', `a<img class="lazy" src="${dot}">`, 'a'],
  [
    'picture with sources alone',
    '<picture><source srcset="/img/a.webp" type="image/webp"><source srcset="/img/a.png"></picture>',
    img('a.png'),
  ],
  [
    'picture with lazy sources',
    `<picture><source data-srcset="/img/a.webp"><source data-srcset="/img/a.png"><img src="${dot}"></picture>`,
    img('a.png'),
  ],
  // noscript
  [
    'noscript after a placeholder',
    `<img src="${dot}"><noscript><img src="/img/a.png"></noscript>`,
    img('a.png'),
  ],
  [
    'noscript before it',
    `<noscript><img src="/img/a.png"></noscript><img class="lazy" src="/img/grey.gif">`,
    img('a.png'),
  ],
  [
    'noscript with the same picture',
    `<img src="${dot}" data-src="/img/a-300x200.png"><noscript><img src="/img/a.png"></noscript>`,
    img('a-300x200.png'),
  ],
  ['noscript that asks for scripts', 'a<noscript>Please switch JavaScript on.</noscript>b', 'ab'],
  [
    'noscript with a link',
    '<noscript><a href="https://poll.example/1">Take the poll</a></noscript>',
    link('https://poll.example/1', 'Take the poll'),
  ],
  [
    'noscript that counts readers',
    'a<noscript><img height="1" width="1" src="https://count.example/x"></noscript><noscript><iframe src="https://count.example/" height="0" width="0" style="display:none;visibility:hidden"></iframe></noscript>',
    'a',
  ],
  [
    'noscript that is never closed',
    '<p>a</p><noscript><img src="/img/a.png"><p>b</p>',
    `<p>a</p>${img('a.png')}<p>b</p>`,
  ],
  ['noscript with hostile markup', '<noscript><p title="</noscript><img src=x onerror=attacked()>">', ''],
  // Frames, films and files
  [
    'a lazy frame',
    '<iframe src="about:blank" data-src="https://video.example/1" title="Film"></iframe>',
    link('https://video.example/1', 'Film (video.example)'),
  ],
  [
    'a frame that waits for consent',
    '<iframe data-cmp-src="https://video.example/1"></iframe><iframe data-src-cmplz="https://video.example/2"></iframe>',
    link('https://video.example/1', 'video.example') + link('https://video.example/2', 'video.example'),
  ],
  [
    'a lazy film',
    '<video data-src="/v.mp4" data-poster="/p.png"></video>',
    '<video src="https://ministry.example/v.mp4" poster="https://ministry.example/p.png" controls="" preload="none"></video>',
  ],
  [
    'lazy sources of a film',
    '<video><source data-src="/v.mp4" type="video/mp4"></video>',
    '<video controls="" preload="none"><source type="video/mp4" src="https://ministry.example/v.mp4"></video>',
  ],
  ['a film without an address', '<video><p>No film</p></video>', '<p>No film</p>'],
  [
    'AMP',
    '<amp-img src="/img/a.png" width="600" height="400"><noscript><img src="/img/a.png"></noscript></amp-img><p>b</p>',
    `${img('a.png', 'width="600" height="400" alt=""')}<p>b</p>`,
  ],
  [
    'AMP that is never closed',
    '<p>a</p><amp-img src="/img/a.png"><p>b</p>',
    `<p>a</p>${img('a.png')}<p>b</p>`,
  ],
  [
    'other AMP',
    '<amp-iframe src="https://map.example/"><amp-img placeholder src="/img/a.png"></amp-img></amp-iframe><amp-youtube data-videoid="a&b"></amp-youtube>',
    link('https://map.example/', 'map.example') +
      link('https://www.youtube.com/watch?v=a%26b', 'www.youtube.com'),
  ],
  [
    'the link in object',
    '<object data="/a.pdf"><a href="/a.pdf">Order (PDF)</a></object>',
    link('https://ministry.example/a.pdf', 'Order (PDF)'),
  ],
  [
    'object without a link',
    '<object data="/a%20b.pdf">Not shown.</object>',
    `${link('https://ministry.example/a%20b.pdf', 'a b.pdf (ministry.example)')}Not shown.`,
  ],
  [
    'a picture as object',
    '<object data="/img/a.png" type="image/png"></object>',
    img('a.png', 'title="" alt=""'),
  ],
  [
    'object that is never closed',
    '<object data="/a.pdf"><p>b</p>',
    `${link('https://ministry.example/a.pdf', 'a.pdf (ministry.example)')}<p>b</p>`,
  ],
  [
    'embed',
    'a<embed src="/x.pdf"><p>b</p>',
    `a${link('https://ministry.example/x.pdf', 'x.pdf (ministry.example)')}<p>b</p>`,
  ],
  [
    'a host in Cyrillic',
    '<iframe src="https://видео.рф/e/1"></iframe>',
    link(
      'https://xn--b1adaz1c.xn--p1ai/e/1'.replace(
        'xn--b1adaz1c',
        new URL('https://видео.рф').host.split('.')[0] ?? '',
      ),
      'видео.рф',
    ),
  ],
  // Invisible content
  ['hidden', '<p hidden>a</p><p hidden="">b</p>c<p HIDDEN=hidden>d</p>', 'c'],
  ['hidden until it is found', '<p hidden="until-found">a</p>', '<p>a</p>'],
  [
    'hidden by a style',
    '<p style="color: red; display : none !important">a</p><p STYLE="visibility:hidden">b</p><p style=\'mso-hide:all\'>c</p><span style=font-size:0>d</span>e',
    'e',
  ],
  [
    'styles that hide nothing',
    '<p style="display:block;font-size:0.9em;left:-5px">a</p><hr style="height:1px">',
    '<p>a</p><hr>',
  ],
  ['a dialog', '<dialog>a</dialog><dialog open>b</dialog>', 'b'],
  [
    'texts for screen readers',
    'a<span class="screen-reader-text">b</span><span class="x sr-only">c</span><span class="visually-hidden-focusable">d</span>',
    'a',
  ],
  [
    'one that is the name of a link',
    '<a href="https://net.example/"><i class="icon"></i><span class="sr-only">Network</span></a>',
    link('https://net.example/', '<i></i><span>Network</span>'),
  ],
  [
    'signs of headings',
    '<h2 id="a">Title <a class="anchor" href="#a" aria-hidden="true">#</a></h2><h2><a href="#b"><svg></svg></a>B <a href="/releases/1/#b">¶</a></h2>',
    '<h2>Title </h2><h2>B </h2>',
  ],
  ['links without a text', '<p>a<a href="https://x.example/"></a></p>', '<p>a</p>'],
  ['a link to nowhere', '<a href="#">a</a>', '<a>a</a>'],
  // Notes
  [
    'a note and the way back',
    '<a id="r1" href="#n1">1</a><ol><li id="n1">Note <a href="#r1">↩</a></li></ol><p id="other">x</p>',
    '<a href="#n1" id="r1">1</a><ol><li id="n1">Note <a href="#r1">↩</a></li></ol><p>x</p>',
  ],
  [
    'a note by its full address',
    '<a href="https://ministry.example/releases/1/#n1">1</a><a name="n1"></a>Note',
    '<a href="#n1">1</a><a id="n1"></a>Note',
  ],
  ['a note that is not there', '<a href="#n1">1</a>', link('https://ministry.example/releases/1/#n1', '1')],
  [
    'a note in Cyrillic',
    '<a href="#%D1%81">1</a><p id="с">Note</p>',
    '<a href="#%D1%81">1</a><p id="с">Note</p>',
  ],
];
