// Each case in every engine.
import '../../support/full-matrix.js';
import './under-attack.test.js';
