// Runs the test file with all hostile documents in each engine.
import '../support/full-matrix.js';
import './urls-in-the-page.test.js';
