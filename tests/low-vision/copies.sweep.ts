// Each case in every engine.
import '../support/full-matrix.js';
import './copies.test.js';
