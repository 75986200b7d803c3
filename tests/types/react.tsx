/** @jsxImportSource react */
// Our tags in the JSX of react. The compiler is the test: nothing runs.
import type { Item, LowVisionDetail, PressReleases } from 'pressroom-elements';
import type { Elements } from 'pressroom-elements/react';
import { same } from './same.js';

export function Page({ feed, sites }: { feed: unknown; sites: unknown }) {
  return (
    <main>
      <press-releases
        className="news"
        key="news"
        id="news"
        ref={(element) => {
          same<typeof element, PressReleases | null>(true);
        }}
        src="/feed.json"
        limit={3}
        heading-level="2"
        layout="cards"
        searchable
        linkable={false}
        feed={feed}
        selectedTags={['Services']}
        onload={({ currentTarget }) => {
          same<typeof currentTarget, EventTarget & PressReleases>(true);
        }}
        onrelease-select={(event) => {
          same<typeof event.detail.item, Item>(true);
          event.preventDefault();
        }}
      >
        <a href="/news">News</a>
      </press-releases>
      <press-release item-id="1" itemParam="id" structured-data actions="share copy" />
      <site-switcher src="/sites.json" sites={sites} open layout="list" search-from={10} />
      <low-vision-toggle
        panel="popover"
        active={true}
        values={{ 'text-size': 200, scheme: 'white-on-black' }}
        onlow-vision-change={({ detail }) => {
          same<typeof detail, LowVisionDetail>(true);
        }}
      />

      {/* @ts-expect-error a layout that does not exist */}
      <press-releases layout="crads" />
      {/* @ts-expect-error a word where a number belongs */}
      <press-releases limit="five" />
      {/* @ts-expect-error an attribute of another element */}
      <low-vision-toggle layout="list" />
      {/* @ts-expect-error a setting that does not exist */}
      <low-vision-toggle values={{ size: 200 }} />
    </main>
  );
}

/** Tags with a prefix, as `define({ prefix: 'mia' })` defines them. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Elements<'mia-'> {}
  }
}
export const prefixed = <mia-press-releases limit={3} />;
