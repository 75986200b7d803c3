// Each case in every engine.
import '../support/full-matrix.js';
import './load-feeds.test.js';
