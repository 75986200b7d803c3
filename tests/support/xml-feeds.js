// XML feeds as CMSs write them, with what a reader sees of them. Tests read them in browsers and in Node.

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} xml
 * @property {string} [encoding] the encoding of the bytes; default: UTF-8
 * @property {string} [type] the `Content-Type` header
 * @property {Record<string, unknown>} [feed] members of the feed
 * @property {Record<string, unknown>[]} [items] members of the items
 * @property {RegExp} [warning]
 */

/** @param {string} text @param {string} encoding @returns {Uint8Array<ArrayBuffer>} */
export function encode(text, encoding = 'utf-8') {
  if (encoding === 'bytes') return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (/^utf-16/.test(encoding)) {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < text.length; at += 1)
      view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le');
    return bytes;
  }
  const decoder = new TextDecoder(encoding);
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  return Uint8Array.from(text, (sign) => codes.get(sign) ?? 63);
}

/** @param {string} items @param {string} [more] attributes of the root */
export const rss = (items, more = '') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" ${more}><channel><title>Nazirlik</title>${items}</channel></rss>`;

/** @param {string} entries @param {string} [more] attributes of the root */
export const atom = (entries, more = '') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" ${more}><title>Ministry</title>${entries}</feed>`;

const dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const media = 'xmlns:media="http://search.yahoo.com/mrss/"';
const content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"';
const itunes = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
const item = (/** @type {string} */ inner) => `<item><title>A</title><guid>1</guid>${inner}</item>`;
const entry = (/** @type {string} */ inner) => `<entry><id>urn:1</id>${inner}</entry>`;

/** An RSS 2.0 in Azerbaijani, as WordPress writes it. */
export const azerbaijani = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ${content} ${dc} xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>Elm və Təhsil Nazirliyi</title>
  <atom:link href="https://nazirlik.example/feed/" rel="self" type="application/rss+xml" />
  <link>https://nazirlik.example</link>
  <description>Xəbərlər &amp; elanlar</description>
  <language>az</language>
  <item>
    <title>Şagirdlər üçün «Yay məktəbi» açıldı &amp;#8211; 2026</title>
    <link>https://nazirlik.example/yay-mektebi/</link>
    <dc:creator><![CDATA[Mətbuat xidməti]]></dc:creator>
    <pubDate>Mon, 23 Nov 2026 09:40:00 +0400</pubDate>
    <category><![CDATA[Təhsil]]></category>
    <guid isPermaLink="false">https://nazirlik.example/?p=17</guid>
    <description><![CDATA[<p>Məktəb 500 şagird qəbul edib.</p>]]></description>
    <content:encoded><![CDATA[<p>Məktəb 500 şagird qəbul edib.</p><p><img src="/şəkil.jpg" alt="Məktəb"></p><script>alert(1)</script>]]></content:encoded>
  </item>
  <item>
    <title>İmtahan tarixləri</title>
    <link>https://nazirlik.example/imtahan/</link>
    <guid isPermaLink="false">https://nazirlik.example/?p=16</guid>
    <pubDate>Sun, 22 Nov 2026 10:00:00 +0400</pubDate>
    <description>Tarixlər elan olundu.</description>
  </item>
</channel></rss>`;

/** An RDF in Russian, in windows-1251. */
export const russian = `<?xml version="1.0" encoding="windows-1251"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${dc}>
  <channel rdf:about="https://ministry.example/rss">
    <title>Министерство: новости</title>
    <link>https://ministry.example/</link>
    <description>Пресс-служба</description>
    <dc:language>ru</dc:language>
    <items><rdf:Seq><rdf:li rdf:resource="https://ministry.example/1"/></rdf:Seq></items>
  </channel>
  <item rdf:about="https://ministry.example/1">
    <title>Объявлен набор в «Летнюю школу»</title>
    <link>https://ministry.example/1</link>
    <description>Приём заявок открыт.</description>
    <dc:date>2026-11-23T09:40:00+03:00</dc:date>
    <dc:creator>Пресс-служба</dc:creator>
    <dc:subject>Образование</dc:subject>
  </item>
</rdf:RDF>`;

/** An Atom in English with XHTML. */
export const english = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://ministry.example/en/">
  <title type="html">Ministry &amp;amp; Academy</title>
  <link href="."/>
  <link rel="self" href="feed.atom"/>
  <updated>2026-11-23T09:40:00+04:00</updated>
  <entry>
    <id>tag:ministry.example,2026:1</id>
    <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <em>summer</em> school opens</div></title>
    <link href="news/1"/>
    <published>2026-11-23T09:40:00+04:00</published>
    <updated>2026-11-24T09:40:00+04:00</updated>
    <author><name>Press office</name><uri>press</uri></author>
    <category term="education" label="Education"/>
    <summary>Pupils may apply.</summary>
    <content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p onclick="attacked()" style="color:red">Pupils &amp; parents may <h:a href="apply">apply</h:a>.<h:br/></h:p></h:div></content>
  </entry>
</feed>`;

/** @type {Case[]} */
export const cases = [
  {
    name: 'RSS 2.0 of WordPress',
    xml: azerbaijani,
    feed: {
      title: 'Elm və Təhsil Nazirliyi',
      description: 'Xəbərlər & elanlar',
      home_page_url: 'https://nazirlik.example/',
      language: 'az',
    },
    items: [
      {
        id: 'https://nazirlik.example/?p=17',
        url: 'https://nazirlik.example/yay-mektebi/',
        title: 'Şagirdlər üçün «Yay məktəbi» açıldı – 2026',
        summary: 'Məktəb 500 şagird qəbul edib.',
        date_published: '2026-11-23T09:40:00+04:00',
        tags: ['Təhsil'],
        image: 'https://nazirlik.example/%C5%9F%C9%99kil.jpg',
        authors: [{ name: 'Mətbuat xidməti' }],
      },
      { title: 'İmtahan tarixləri', content_html: 'Tarixlər elan olundu.' },
    ],
  },
  {
    name: 'RDF in windows-1251',
    xml: russian,
    encoding: 'windows-1251',
    feed: { title: 'Министерство: новости', language: 'ru' },
    items: [
      {
        id: 'https://ministry.example/1',
        url: 'https://ministry.example/1',
        title: 'Объявлен набор в «Летнюю школу»',
        date_published: '2026-11-23T09:40:00+03:00',
        tags: ['Образование'],
        authors: [{ name: 'Пресс-служба' }],
      },
    ],
  },
  {
    name: 'Atom 1.0 with XHTML and xml:base',
    xml: english,
    feed: { title: 'Ministry & Academy', home_page_url: 'https://ministry.example/en/', language: 'en' },
    items: [
      {
        url: 'https://ministry.example/en/news/1',
        title: 'The summer school opens',
        summary: 'Pupils may apply.',
        content_html:
          '<p onclick="attacked()" style="color:red">Pupils &#38; parents may <a href="https://ministry.example/en/apply">apply</a>.<br></p>',
        date_published: '2026-11-23T09:40:00+04:00',
        date_modified: '2026-11-24T09:40:00+04:00',
        authors: [{ name: 'Press office', url: 'https://ministry.example/en/press' }],
        tags: ['Education'],
      },
    ],
  },
  {
    name: 'RSS in windows-1252',
    xml: '<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel><title>News</title><item><guid>1</guid><title>\x93Caf\xe9\x94 \x96 5 \x80</title></item></channel></rss>',
    encoding: 'bytes',
    items: [{ title: '“Café” – 5 €' }],
  },
  {
    name: 'RSS whose items have no page of their own',
    xml: '<rss version="2.0"><channel><title>News</title><link>https://m.example/</link><item><guid isPermaLink="false">1</guid><title>A</title><link>https://m.example/all</link></item><item><title>B</title><link>https://m.example/all</link></item><item><title>C</title><link>https://m.example/</link></item></channel></rss>',
    items: [
      { id: '1', title: 'A', url: undefined, external_url: 'https://m.example/all' },
      { id: 'B', title: 'B', external_url: 'https://m.example/all' },
      { title: 'C', url: undefined, external_url: 'https://m.example/' },
    ],
  },
  {
    name: 'Atom with Base64',
    xml: '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>1</id><title mode="base64" type="text/html">QTxiPkI8L2I+</title><content mode="base64" type="text/html">PHA+UMmZbmPJmXLJmTwvcD4=</content></entry><entry><id>2</id><title>T</title><content type="application/octet-stream">VGV4dA==</content></entry><entry><id>3</id><title type="application/octet-stream">VGV4dA==</title><summary>S</summary><content type="application/pdf">JVBERi0xLjQKJf//</content></entry></feed>',
    items: [
      { title: 'AB', content_html: '<p>Pəncərə</p>' },
      { content_html: 'Text' },
      { title: 'Text', summary: 'S', content_html: undefined },
    ],
  },
  {
    name: 'Atom 0.3',
    xml: '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="escaped" type="text/html">&lt;b&gt;News&lt;/b&gt;</title><tagline>T</tagline><entry><id>1</id><title>A &amp; B</title><link rel="alternate" type="text/html" href="https://m.example/1"/><issued>2026-11-23T09:40:00Z</issued><modified>2026-11-23T10:40:00Z</modified><content mode="escaped" type="text/html">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>',
    feed: { title: 'News', description: 'T' },
    items: [
      {
        url: 'https://m.example/1',
        title: 'A & B',
        content_html: '<p>Text</p>',
        date_published: '2026-11-23T09:40:00Z',
        date_modified: '2026-11-23T10:40:00Z',
      },
    ],
  },
  {
    name: 'RSS 0.91 with Netscape’s DTD',
    xml: '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>N</title><item><title>A</title><link>https://m.example/1</link></item></channel></rss>',
    items: [{ id: 'https://m.example/1', url: 'https://m.example/1', title: 'A' }],
  },
  {
    name: 'RSS 0.90',
    xml: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>N</title></channel><item><title>A</title><link>https://m.example/1</link></item></rdf:RDF>',
    feed: { title: 'N' },
    items: [{ title: 'A', url: 'https://m.example/1' }],
  },
  {
    name: 'an item without title and link, whose guid is its address',
    xml: rss('<item><guid>https://m.example/9</guid><description>Only a text</description></item>'),
    items: [{ id: 'https://m.example/9', url: 'https://m.example/9', content_html: 'Only a text' }],
  },
  {
    name: 'an item with a text alone',
    xml: rss('<item><description>Only a text</description></item>'),
    items: [{ id: 'Only a text', summary: 'Only a text' }],
  },
  {
    name: 'a guid that is no address, and a link of Atom',
    xml: rss(item('<a:link xmlns:a="http://www.w3.org/2005/Atom" href="https://m.example/a"/>')),
    items: [{ id: '1', url: 'https://m.example/a' }],
  },
  {
    name: 'authors with mail addresses',
    xml: rss(
      item('<author>press@m.example (Press office)</author>') +
        '<item><guid>2</guid><author>press@m.example</author></item>',
    ),
    items: [{ authors: [{ name: 'Press office' }] }, { authors: [{ name: 'press@m.example' }] }],
  },
  {
    name: 'Media RSS',
    xml: rss(
      item(
        '<media:group><media:content url="https://m.example/v.mp4" type="video/mp4" duration="90" fileSize="1000"/></media:group><media:thumbnail url="https://m.example/t.jpg"/>',
      ),
      media,
    ),
    items: [
      {
        image: 'https://m.example/t.jpg',
        attachments: [
          {
            url: 'https://m.example/v.mp4',
            mime_type: 'video/mp4',
            size_in_bytes: 1000,
            duration_in_seconds: 90,
          },
        ],
      },
    ],
  },
  {
    name: 'a podcast',
    xml: rss(
      item(
        '<enclosure url="https://m.example/p.mp3" length="123" type="audio/mpeg"/><itunes:duration>1:02:03</itunes:duration><itunes:image href="https://m.example/p.jpg"/><itunes:author>Radio</itunes:author>',
      ),
      itunes,
    ),
    items: [
      {
        image: 'https://m.example/p.jpg',
        authors: [{ name: 'Radio' }],
        attachments: [
          {
            url: 'https://m.example/p.mp3',
            mime_type: 'audio/mpeg',
            size_in_bytes: 123,
            duration_in_seconds: 3723,
          },
        ],
      },
    ],
  },
  {
    name: 'a picture as enclosure, and a counter of visits',
    xml: rss(
      item('<enclosure url="/e.jpg" length="1" type="image/jpeg"/>') +
        '<item><guid>2</guid><description>&lt;img src="/c.gif" width="1" height="1"&gt;&lt;img alt="" src="/b.jpg?a=1&amp;amp;b=2"&gt;</description></item>',
    ),
    items: [
      { image: 'https://feeds.example/e.jpg', attachments: [] },
      { image: 'https://feeds.example/b.jpg?a=1&b=2' },
    ],
  },
  {
    name: 'markup that is not escaped',
    xml: rss(item('<description>A <b>bold</b> &amp; <i>new</i> text</description>')),
    items: [{ content_html: 'A <b>bold</b> &#38; <i>new</i> text', summary: 'A bold & new text' }],
  },
  {
    name: 'scripts and tags in a title',
    xml: rss(
      '<item><guid>1</guid><title>&lt;script&gt;attacked()&lt;/script&gt;Safe &lt;b&gt;title&lt;/b&gt; 1 &lt; 2</title></item>',
    ),
    items: [{ title: 'Safe title 1 < 2' }],
  },
  {
    name: 'plain text of Atom',
    xml: atom(
      entry('<title>1 &lt; 2 &amp; <!-- no -->3</title><content>No &lt;b&gt;markup&lt;/b&gt;</content>'),
    ),
    items: [{ title: '1 < 2 & 3', content_text: 'No <b>markup</b>', content_html: undefined }],
  },
  {
    name: 'the next page',
    xml: atom(entry('<title>A</title>') + '<link rel="next" href="?page=2"/>'),
    feed: { next_url: 'https://feeds.example/news/feed?page=2' },
  },
  {
    name: 'languages of entries',
    xml: atom(
      entry('<title>A</title><content xml:lang="az">B</content>') +
        '<entry xml:lang="en"><id>2</id><title>C</title></entry>',
      'xml:lang="ru"',
    ),
    feed: { language: 'ru' },
    items: [{ language: 'az' }, { language: 'en' }],
  },
  {
    name: 'nested xml:base',
    xml: rss(item('<link xml:base="c/">d</link>'), 'xml:base="https://m.example/a/b/"'),
    items: [{ url: 'https://m.example/a/b/c/d' }],
  },
  {
    name: 'windows-1254',
    xml: '<?xml version="1.0" encoding="windows-1254"?><rss version="2.0"><channel><title>Şeki</title><item><title>Işıq</title></item></channel></rss>',
    encoding: 'windows-1254',
    feed: { title: 'Şeki' },
    items: [{ title: 'Işıq' }],
  },
  {
    name: 'ISO-8859-9',
    xml: '<?xml version="1.0" encoding="ISO-8859-9"?><rss version="2.0"><channel><title>Şeki</title><item><title>Işıq</title></item></channel></rss>',
    encoding: 'iso-8859-9',
    feed: { title: 'Şeki' },
  },
  {
    name: 'KOI8-R, told by the header alone',
    xml: '<?xml version="1.0"?><rss version="2.0"><channel><title>Новости</title><item><title>А</title></item></channel></rss>',
    encoding: 'koi8-r',
    type: 'text/xml; charset=koi8-r',
    feed: { title: 'Новости' },
  },
  ...['utf-16le', 'utf-16be'].flatMap((encoding) =>
    ['', '\ufeff'].map((mark) => ({
      name: `${encoding} ${mark ? 'with' : 'without'} a byte order mark`,
      xml: `${mark}<?xml version="1.0" encoding="UTF-16"?><rss version="2.0"><channel><title>Şeki və Bakı</title><item><title>А</title></item></channel></rss>`,
      encoding,
      feed: { title: 'Şeki və Bakı' },
    })),
  ),
  {
    name: 'UTF-8 that is declared as windows-1251',
    xml: '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Новости</title><item><title>А</title></item></channel></rss>',
    feed: { title: 'Новости' },
    warning: /windows-1251.*Declare "utf-8"/,
  },
  {
    name: 'windows-1251 that the header calls UTF-8',
    xml: '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Новости</title><item><title>А</title></item></channel></rss>',
    encoding: 'windows-1251',
    type: 'text/xml; charset=utf-8',
    feed: { title: 'Новости' },
    warning: /read as "windows-1251".*utf-8/,
  },
  {
    name: 'a byte order mark and spaces before the declaration',
    xml: `\ufeff\n  ${rss(item(''))}`,
    items: [{ title: 'A' }],
  },
  {
    name: 'a stray & and names of HTML',
    xml: rss('<item><guid>1</guid><title>R&D &nbsp;&uuml;ber &laquo;A&raquo; &amp; B</title></item>'),
    items: [{ title: 'R&D über «A» & B' }],
    warning: /damaged in line 2/,
  },
  {
    name: 'control characters',
    xml: rss('\n<item><guid>1</guid><title>A\u0008B&#11;C\u0000</title></item>'),
    items: [{ title: 'ABC' }],
    warning: /damaged in line 3/,
  },
  {
    name: 'text after the root',
    xml: `${rss(item(''))}\n<!-- cached -->\nFatal error`,
    items: [{ title: 'A' }],
    warning: /damaged in line [34]/,
  },
  {
    name: 'a notice of PHP before the declaration',
    xml: `<br />\n<b>Notice</b>: Undefined index\n${rss(item(''))}`,
    items: [{ title: 'A' }],
    warning: /text before the XML.*Notice/,
  },
  {
    name: 'an end that is cut off',
    xml: rss(`${item('')}<item><title>B</title><guid>2</guid><description>Half a`).replace(
      '</channel></rss>',
      '',
    ),
    items: [{ title: 'A' }, { title: 'B', summary: 'Half a' }],
    warning: /damaged/,
  },
  {
    name: 'undeclared prefixes',
    xml: rss(item('<dc:creator>Press office</dc:creator><content:encoded>Text</content:encoded>')),
    items: [{ authors: [{ name: 'Press office' }], content_html: 'Text' }],
    warning: /damaged/,
  },
  {
    name: 'crossed tags and attributes without quotes',
    xml: rss(item('<description><p class=a>One<br>two <b>three</p></b></description>')),
    items: [{ title: 'A', summary: 'One two three' }],
    warning: /damaged/,
  },
  {
    name: 'CDATA with ]]> inside',
    xml: rss('<item><guid>1</guid><title>A</title><description><![CDATA[a ]]> b ]]></description></item>'),
    items: [{ title: 'A', summary: 'a b' }],
    warning: /damaged/,
  },
  {
    name: 'a bomb of entities',
    xml: `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`).join('')}]><rss version="2.0"><channel><title>&lol9;</title><item><title>A</title></item></channel></rss>`,
    feed: { title: '&lol9;' },
    items: [{ title: 'A' }],
    warning: /damaged/,
  },
  {
    name: 'an external entity',
    xml: '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "https://feeds.example/secret">]><rss version="2.0"><channel><title>&x;</title><item><title>A</title></item></channel></rss>',
    feed: { title: '&x;' },
    warning: /damaged/,
  },
  {
    name: 'names of prototypes as elements',
    xml: rss(item('<constructor>1</constructor><__proto__>2</__proto__><toString>3</toString>')),
    items: [{ title: 'A' }],
  },
];

/** Documents that are no feeds. `code` is that of the error, `message` what the webmaster reads. */
export const others = {
  'a page': {
    body: '<!doctype html><html><head><title>Error 500</title></head><body>Sorry</body></html>',
    code: 'not-json',
    message: /an HTML page \(«Error 500»\)/,
  },
  'a login page': {
    body: '<html><head><title>Log in</title></head><body><form></form></body></html>',
    code: 'not-json',
    message: /«Log in»/,
  },
  nothing: { body: ' \n', code: 'not-json', message: /empty/ },
  'a picture': {
    body: '<svg xmlns="http://www.w3.org/2000/svg" onload="attacked()"><script>attacked()</script></svg>',
    code: 'not-a-feed',
    message: /<svg>/,
  },
  'a sitemap': {
    body: '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://m.example/</loc></url></urlset>',
    code: 'not-a-feed',
    message: /<urlset>/,
  },
  SOAP: {
    body: '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>',
    code: 'not-a-feed',
    message: /<soap:Envelope>/,
  },
  OPML: {
    body: '<opml version="2.0"><body><outline type="rss" xmlUrl="https://m.example/rss"/></body></opml>',
    code: 'not-a-feed',
    message: /<opml>/,
  },
  'an RSS without a channel': {
    body: '<?xml version="1.0"?><rss></rss>',
    code: 'not-a-feed',
    message: /without a channel/,
  },
  'gzip that is not declared': {
    body: '\u001f\u008b\u0008\u0000abc',
    code: 'not-json',
    message: /compressed.*Content-Encoding/,
  },
  'damaged JSON': { body: '{"items": [', code: 'not-json', message: /cut off/ },
};
