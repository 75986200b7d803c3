// Each case in every engine.
import '../support/full-matrix.js';
import './in-a-page.test.js';
