// Runs the test file with every combination of values. `npm test` covers pairs only.
import '../support/full-matrix.js';
import './walk.test.js';
