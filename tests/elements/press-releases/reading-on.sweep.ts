// Each case in every engine.
import '../../support/full-matrix.js';
import './reading-on.test.js';
