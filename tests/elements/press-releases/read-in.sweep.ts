// Each case in every engine.
import '../../support/full-matrix.js';
import './read-in.test.js';
