// Each case in every engine.
import '../../support/full-matrix.js';
import './parts.test.js';
