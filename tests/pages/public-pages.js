// Pages that other people have published on npm. No test installs them: `public-pages-plugin.js` fetches them when a
// sweep asks for them.

/** The path below which the packages are served, as `NAME@VERSION/FILE`. */
export const PUBLIC_PAGES = '/public-pages/';

/**
 * @typedef {object} PublicPage
 * @property {string} name
 * @property {string} path below this server
 * @property {string} place selector of the element at whose beginning a webmaster would put the toggle
 */

/** @param {string} name @param {string} file package with its version, and the page in it @param {string} place @returns {PublicPage} */
const page = (name, file, place) => ({ name, path: PUBLIC_PAGES + file, place });

export const publicPages = [
  page('admin-lte', 'admin-lte@4.0.0/dist/tables/simple.html', '.app-header .ms-auto'),
  page('sb-admin-2', 'startbootstrap-sb-admin-2@4.1.4/index.html', '.topbar .navbar-nav'),
  page('clean-blog', 'startbootstrap-clean-blog@6.0.9/dist/index.html', '#mainNav .container'),
  page('agency', 'startbootstrap-agency@7.0.12/dist/index.html', '#mainNav .container'),
  page('modern-business', 'startbootstrap-modern-business@5.0.7/dist/index.html', 'nav .container'),
  page('creative', 'startbootstrap-creative@7.0.7/dist/index.html', '#mainNav .container'),
  page('gentelella', 'gentelella@1.4.0/production/tables.html', '.top_nav .navbar-right'),
  page('material-dashboard', 'material-dashboard@3.1.0/pages/dashboard.html', '#navbarBlur .container-fluid'),
  page('now-ui-kit', 'now-ui-kit@1.3.0/index.html', 'nav .container'),
  page('paper-kit-2', 'paper-kit-2@2.1.0/index.html', 'nav .container'),
  page(
    'dsfr',
    '@gouvfr/dsfr@1.14.1/example/layout/page/login/1-default/index.html',
    '.fr-header__tools-links',
  ),
  page('dsfr-sidemenu', '@gouvfr/dsfr@1.14.1/example/component/sidemenu/index.html', 'body'),
  page('spectre', 'spectre.css@0.5.9/docs/elements/tables.html', '.docs-navbar'),
  page('uikit', 'uikit@3.25.29/tests/article.html', 'body'),
];

/** The libraries that these pages load from other hosts, and those of the pages in `cases/`. */
export const publicLibraries = [
  '@fontsource/source-sans-3@5.0.12',
  '@fortawesome/fontawesome-free@5.7.1',
  '@fortawesome/fontawesome-free@6.3.0',
  '@popperjs/core@2.11.8',
  'apexcharts@3.37.1',
  'bootstrap@5.2.3',
  'bootstrap@5.3.7',
  'bootstrap-icons@1.5.0',
  'bootstrap-icons@1.13.1',
  'darkreader@4.9.133',
  'font-awesome@4.7.0',
  'jsvectormap@1.5.3',
  'katex@0.19.1',
  'material-icons@1.13.14',
  'overlayscrollbars@2.11.0',
  'pdfjs-dist@6.5.438',
  'sortablejs@1.15.0',
  'tinymce@8.9.2',
];
