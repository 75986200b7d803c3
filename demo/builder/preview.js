// Shows a snippet in a sandboxed frame. The snippet is in the address of the frame. So the browser's own parser reads
// it as in a page, and scripts run in their order, with their integrity.
(() => {
  'use strict';
  // Outside the sandbox, an address that anybody can write would run with the rights of this site.
  if (self.origin !== 'null' || parent === self) return;

  const { html, lang, css, policy } = JSON.parse(decodeURIComponent(location.hash.slice(1)));
  document.documentElement.lang = lang;

  // The builder's choices are checked colours. A constructed sheet needs no exception in the content policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];

  const meta = document.createElement('meta');
  meta.httpEquiv = 'content-security-policy';
  meta.content = policy;
  // Elements keep choices in the address. It must not hold the snippet any more.
  history.replaceState(null, '', location.pathname);
  // The policy stands before the snippet, and forbids every later `document.write`.
  document.write(meta.outerHTML, '<body>', html);

  // Following a link would replace the snippet by a page that may refuse to be in a frame.
  addEventListener('click', (event) => {
    if (event.composedPath().some((node) => node instanceof HTMLAnchorElement && node.href))
      event.preventDefault();
  });

  addEventListener('load', () => {
    new ResizeObserver(() => {
      parent.postMessage(Math.ceil(document.documentElement.getBoundingClientRect().height), '*');
    }).observe(document.documentElement);
  });
})();
