// Each case in every engine.
import '../../support/full-matrix.js';
import './room.test.js';
