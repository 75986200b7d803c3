// Each case in every engine.
import '../support/full-matrix.js';
import './request-json.test.js';
