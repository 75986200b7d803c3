import { expect } from '@open-wc/testing';
import { fragmentFor, takeFragment } from '../../src/low-vision/carried-settings.js';
import { forget, recall, remember } from '../../src/low-vision/memory.js';

// The reader's choice is kept, and the newest one wins. Blocked storage changes nothing else. The reset removes
// everything. sites.test.ts tests other hosts.

const values = { 'text-size': 200, scheme: 'white-on-black', 'line-height': 1.5 } as const;
const text = 'text-size:200~scheme:white-on-black~line-height:1.5';

describe('the memory', () => {
  afterEach(() => {
    forget();
  });

  const cookie = () => document.cookie.split('; ').filter((pair) => pair.startsWith('low-vision'));

  it('is empty at first', () => {
    expect(recall()).to.equal(undefined);
  });

  it('is in a cookie, which servers get, and in the storage', () => {
    remember({ active: true, time: 10, values });
    expect(localStorage.getItem('low-vision')).to.equal(`on.10.${text}`);
    expect(cookie()).to.deep.equal([`low-vision=on.10.${text}`]);
    expect(recall()).to.deep.equal({ active: true, time: 10, values });
    expect(cookie(), 'to ask changes nothing').to.deep.equal([`low-vision=on.10.${text}`]);
  });

  it('returns the newer of both', () => {
    remember({ active: true, time: 10, values });
    localStorage.setItem('low-vision', 'off.12.bold:on');
    expect(recall()).to.deep.equal({ active: false, time: 12, values: { bold: 'on' } });
    document.cookie = 'low-vision=on.13.; path=/';
    expect(recall()).to.deep.equal({ active: true, time: 13, values: {} });
    localStorage.setItem('low-vision', 'rubbish');
    expect(recall()?.time).to.equal(13);
  });

  it('of an older version is taken for a shared one only where the storage has no copy', () => {
    const old = `on.10.${text}`;
    document.cookie = `low-vision=${old}; path=/`;
    expect(recall()).to.deep.equal({ active: true, time: 10, values, domain: '' });
    localStorage.setItem('low-vision', old);
    expect(recall()).to.deep.equal({ active: true, time: 10, values });
  });

  it('is of this site alone where the storage is full', () => {
    const { setItem } = Object.getOwnPropertyDescriptors(Storage.prototype);
    Storage.prototype.setItem = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    try {
      remember({ active: true, time: 10, values });
    } finally {
      Object.defineProperties(Storage.prototype, { setItem });
    }
    expect(localStorage.getItem('low-vision')).to.equal(null);
    expect(recall()).to.deep.equal({ active: true, time: 10, values });
  });

  it('keeps a choice on this site where the browser takes no cookie of the domain', () => {
    expect(remember({ active: true, time: 10, values }, 'other.example')).to.equal(undefined);
    expect(recall()).to.deep.equal({ active: true, time: 10, values });
    expect(cookie()).to.deep.equal([`low-vision=on.10.${text}`]);
  });

  it('is empty after the reset', () => {
    remember({ active: true, time: 10, values });
    forget();
    expect(localStorage.getItem('low-vision')).to.equal(null);
    expect(cookie()).to.deep.equal([]);
    expect(recall()).to.equal(undefined);
  });

  it('works without storage', () => {
    const before = Object.getOwnPropertyDescriptors(Storage.prototype);
    const blocked = () => {
      throw new DOMException('', 'SecurityError');
    };
    Object.assign(Storage.prototype, { setItem: blocked, getItem: blocked, removeItem: blocked });
    try {
      remember({ active: true, time: 10, values });
      expect(recall()?.time).to.equal(10);
      forget();
      expect(recall()).to.equal(undefined);
    } finally {
      Object.defineProperties(Storage.prototype, before);
    }
  });
});

describe('a URL with settings', () => {
  const { href } = location;
  const state = history.state as unknown;
  afterEach(() => {
    history.replaceState(state, '', href);
  });
  const arrive = (fragment: string) => {
    history.replaceState({ page: 7 }, '', fragment);
    return takeFragment();
  };

  it('returns them and is cleaned; the page’s own state stays', () => {
    expect(fragmentFor(values)).to.equal(`#low-vision=${text}`);
    expect(arrive(fragmentFor(values))).to.deep.equal(values);
    expect(location.href).to.equal(href.replace(/#.*/, ''));
    expect(history.state).to.deep.equal({ page: 7 });
  });

  it('switches off with «off»', () => {
    expect(arrive('#low-vision=off')).to.equal('off');
    expect(location.hash).to.equal('');
  });

  it('brings no settings that hide or speak, and no unreadable scheme', () => {
    expect(arrive('#low-vision=images:hide~embeds:hide~speech:on~bold:on')).to.deep.equal({ bold: 'on' });
    expect(arrive('#low-vision=scheme:custom/777777/888888/0000ff~bold:on')).to.deep.equal({ bold: 'on' });
    expect(arrive('#low-vision=scheme:custom/000000/ffffff/0000ff')).to.deep.equal({
      scheme: 'custom/000000/ffffff/0000ff',
    });
  });

  it('keeps fragments of the page itself', () => {
    for (const fragment of ['#news', '#low-vision', '#low-vision=<b>', '#x-low-vision=bold:on']) {
      expect(arrive(fragment), fragment).to.equal(undefined);
      expect(location.hash).not.to.equal('');
    }
  });
});
