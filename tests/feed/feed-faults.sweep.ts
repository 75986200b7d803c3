// Each fault in every engine.
import '../support/full-matrix.js';
import './feed-faults.test.js';
