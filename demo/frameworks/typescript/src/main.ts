import 'pressroom-elements';
import { feed, sites } from '../../documents.js';

const list = document.querySelector('press-releases');
const switcher = document.querySelector('site-switcher');
const message = document.querySelector('[role="status"]');

if (list) list.feed = feed;
if (switcher) switcher.sites = sites;

list?.addEventListener('release-select', (event) => {
  event.preventDefault();
  if (message) message.textContent = `Release ${event.detail.item.id}`;
});

document.addEventListener('low-vision-change', ({ detail }) => {
  if (message) message.textContent = `Low vision: ${detail.active ? 'on' : 'off'}`;
});
