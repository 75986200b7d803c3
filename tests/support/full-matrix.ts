import { matrix } from './matrix.js';

// A sweep imports this file before a test file. Then the test file goes through every combination.
matrix.isFull = true;
