// Each case in every engine.
import '../support/full-matrix.js';
import './only-text.test.js';
