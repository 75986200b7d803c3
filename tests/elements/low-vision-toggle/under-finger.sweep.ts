// Presses each control several times and checks that the control stays under the pointer. It runs the tests of
// under-finger.test.ts with every combination of font, kind of panel and width of the window.
import '../../support/full-matrix.js';
import './under-finger.test.js';
