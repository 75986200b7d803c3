// Tests every page of the documentation in every look.
import './support/full-matrix.js';
import './docs-site.test.js';
