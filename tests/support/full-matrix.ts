import { matrix } from './matrix.js';

// Imported by a sweep before a test file.
matrix.isFull = true;
