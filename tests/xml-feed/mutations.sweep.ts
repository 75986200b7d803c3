import { expect } from '@open-wc/testing';
import { parseFeed } from '../../src/feed/json-feed.js';
import { readDocument } from '../../src/xml-feed/read-document.js';
import { rounds } from '../support/xml-mutations.js';

// 100,000 feeds with changes at random: none throws, and none takes two seconds.

const parse = (text: string) => new DOMParser().parseFromString(text, 'application/xml');
const read = (bytes: Uint8Array) => readDocument(bytes, null, 'https://feeds.example/', parse);

describe('100,000 changed feeds', () => {
  for (let seed = 1; seed <= 20; seed += 1)
    it(`are read or refused: part ${seed} of 20`, async () => {
      expect(await rounds(5000, seed, read, parseFeed)).to.equal(5000);
    });
});
