// Each case in every engine.
import '../../support/full-matrix.js';
import './press-release.test.js';
