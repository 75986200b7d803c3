// Removes and inserts each element a hundred times.
import '../../support/full-matrix.js';
import './connected.test.js';
