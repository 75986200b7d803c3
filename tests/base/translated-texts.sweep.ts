// Each case in every engine.
import '../support/full-matrix.js';
import './translated-texts.test.js';
