// Each case in every engine.
import '../support/full-matrix.js';
import './guarded-styles.test.js';
