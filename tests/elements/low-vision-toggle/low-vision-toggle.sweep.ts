// Every combination of what the test file goes through in pairs.
import '../../support/full-matrix.js';
import './low-vision-toggle.test.js';
