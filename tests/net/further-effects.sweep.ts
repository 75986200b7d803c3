// Each case in every engine.
import '../support/full-matrix.js';
import './further-effects.test.js';
