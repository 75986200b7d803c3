// Each case in every engine.
import '../support/full-matrix.js';
import './hydration.test.js';
