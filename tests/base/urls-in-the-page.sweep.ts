// Each engine renders all hostile documents.
import '../support/full-matrix.js';
import './urls-in-the-page.test.js';
