// Each case in every engine.
import '../../support/full-matrix.js';
import './press-releases.test.js';
