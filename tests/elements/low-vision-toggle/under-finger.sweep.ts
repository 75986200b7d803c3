// Tests all presses with every set of fonts, kind of panel and width.
import '../../support/full-matrix.js';
import './under-finger.test.js';
