// Each kind of page with the modules, too, in every engine.
import '../support/full-matrix.js';
import './hostile-pages.test.js';
