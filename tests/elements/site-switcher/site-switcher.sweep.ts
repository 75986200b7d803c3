// Removes and inserts the element a hundred times.
import '../../support/full-matrix.js';
import './site-switcher.test.js';
