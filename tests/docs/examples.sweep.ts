// Each example in every engine.
import '../support/full-matrix.js';
import './examples.test.js';
