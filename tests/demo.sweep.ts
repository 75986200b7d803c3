// Tests the demo in every language and scheme.
import './support/full-matrix.js';
import './demo.test.js';
