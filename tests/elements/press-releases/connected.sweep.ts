// Each element is removed and inserted again a hundred times.
import '../../support/full-matrix.js';
import './connected.test.js';
