import { expect, fixture } from '@open-wc/testing';
import { linksAsSites } from '../../src/sites/links-as-sites.js';
import { parseSiteList } from '../../src/sites/site-list.js';

// The links of a page are read as a site list: groups from nested lists, names as browsers compute them.

describe('links of a page', () => {
  const sitesIn = (root: Element) => {
    const document = linksAsSites(root);
    return document && parseSiteList(document);
  };
  const read = async (markup: string) => sitesIn(await fixture(`<div lang="az">${markup}</div>`));

  it('are sites; a nested list is a group named by the text before it', async () => {
    const list = await read(`
      <ul>
        <li><a href="https://a.example/">  Nazirlik
          sayt </a></li>
        <li>Polis
          <ul>
            <li><a href="https://b.example/" hreflang="en">Yol</a></li>
            <li><a href="https://c.example/" lang="ru">Архив</a></li>
          </ul>
        </li>
        <li><h3><b>Xidmətlər</b></h3><ol><li><a href="https://d.example/">Miqrasiya</a></li></ol></li>
        <li><a href="https://e.example/">Arxiv</a></li>
      </ul>`);
    expect(list?.sites.map(({ title, url }) => [title, url])).to.deep.equal([
      [{ az: 'Nazirlik sayt' }, 'https://a.example/'],
      [{ az: 'Arxiv' }, 'https://e.example/'],
    ]);
    expect(list?.groups.map(({ title }) => title)).to.deep.equal([{ az: 'Polis' }, { az: 'Xidmətlər' }]);
    expect(list?.groups[0]?.sites.map(({ title, language }) => [title, language])).to.deep.equal([
      [{ az: 'Yol' }, 'en'],
      [{ ru: 'Архив' }, undefined],
    ]);
    expect(list?._pressroom).to.deep.equal({ source: '', warnings: [] });
  });

  it('need no list around them', async () => {
    const list = await read('<p><a href="/police/">Polis</a>, <a href="/archive/">Arxiv</a></p>');
    expect(list?.sites.map(({ url }) => url)).to.deep.equal([
      new URL('/police/', location.href).href,
      new URL('/archive/', location.href).href,
    ]);
  });

  it('that name a group are the first site of the group', async () => {
    const list = await read(
      '<ul><li><a href="https://p.example/">Polis</a><ul><li><a href="https://r.example/">Yol</a></li></ul></li></ul>',
    );
    expect(list?.sites).to.deep.equal([]);
    expect(list?.groups.map(({ title }) => title)).to.deep.equal([{ az: 'Polis' }]);
    expect(list?.groups[0]?.sites.map(({ title }) => title)).to.deep.equal([{ az: 'Polis' }, { az: 'Yol' }]);
  });

  it('give no list if there are none', async () => {
    expect(await read('<p>Loading <a>not a link</a></p>')).to.equal(undefined);
  });

  it('with a script URL are left out with a warning; a link without a name is named by its host', async () => {
    const list = await read(
      '<a href="javascript:alert(1)">Script</a><a href="https://a.example/"></a><a href="https://b.example/">Good</a>',
    );
    expect(list?.sites.map(({ title }) => title)).to.deep.equal([{ az: 'a.example' }, { az: 'Good' }]);
    expect(list?._pressroom.warnings.join()).to.include('Script');
    expect(list?._pressroom.warnings).to.have.length(1);
  });

  it('in an element inside the page’s own list item belong to no group', async () => {
    const box = await fixture<HTMLElement>(
      '<ul><li>Menu<div id="root"><ul><li><a href="https://a.example/">A</a></li></ul></div></li></ul>',
    );
    const list = sitesIn(box.querySelector('#root') as Element);
    expect(list?.sites).to.have.length(1);
    expect(list?.groups).to.have.length(0);
  });
});
