// Each case in every engine.
import '../../support/full-matrix.js';
import './attributes.test.js';
