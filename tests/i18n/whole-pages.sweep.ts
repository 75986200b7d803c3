// Each case in every engine.
import '../support/full-matrix.js';
import './whole-pages.test.js';
