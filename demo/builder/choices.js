// The choices of the reader: kept in the address of the page, and told to each part of the page that shows them.
import { readManifest } from './manifest.js';
import { fromAddress, toAddress } from './state.js';

/** @typedef {import('./state.js').State} State */

/** The folder with the built scripts. */
export const dist = new URL('../../dist/', import.meta.url);

/** @param {string} file */
const readJson = async (file) => (await fetch(new URL(file, dist))).json();

const [manifest, files] = await Promise.all([readJson('custom-elements.json'), readJson('integrity.json')]);

export const elements = readManifest(manifest);
/** Integrity values by file. @type {Record<string, string>} */
export const integrity = files;
/** @type {string} */
export const version = /** @type {any} */ (globalThis).Pressroom.version;

let state = fromAddress(location.hash.slice(1), elements);

export const choices = () => state;

/** @param {string} element */
export const placeOf = (element) => state.places.find((place) => place.element === element);

/**
 * A function that shows the choices.
 * @callback Follower
 * @param {{ isFinal: boolean, isOther: boolean }} change `isFinal`: the reader has finished a change. `isOther`: all
 *   fields have to be set, at first and after the Back button
 */

/** @type {Follower[]} */
const followers = [];

/** @param {Follower} follower */
export const follow = (follower) => void followers.push(follower);

/** @param {Parameters<Follower>[0]} change */
export const tellFollowers = (change) => {
  for (const follower of followers) follower(change);
};

/**
 * @param {State} next
 * @param {boolean} isFinal whether the reader has finished: then the address changes, and the Back button undoes it
 * @param {boolean} [isOther] whether fields have to be set that the reader did not touch
 */
export function change(next, isFinal, isOther = false) {
  state = next;
  if (isFinal) {
    const address = `#${toAddress(state)}`;
    if (address !== location.hash) history.pushState(null, '', address);
  }
  tellFollowers({ isFinal, isOther });
}

addEventListener('popstate', () => {
  // A link to a place of the page leaves the choices as they are.
  if (location.hash && !new URLSearchParams(location.hash.slice(1)).has('element')) return;
  state = fromAddress(location.hash.slice(1), elements);
  tellFollowers({ isFinal: true, isOther: true });
});

/**
 * A copy of a table with another value for one name; without the name for `undefined`.
 * @param {Record<string, string>} table @param {string} name @param {string | undefined} value
 */
export const withValue = (table, name, value) =>
  Object.fromEntries(
    Object.entries({ ...table, [name]: value ?? '' }).filter(([key]) => key !== name || value !== undefined),
  );
