import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';
import pressroom from './build/checked-urls.js';
import comments from './build/plain-comments.js';

// typescript-eslint has type-aware rules. lit, wc and lit-a11y find mistakes inside templates and custom elements.
export default defineConfig(
  // The apps are checked by their frameworks' own checkers: see tests/build/frameworks.test.js.
  { ignores: ['dist/', '.artifacts/', 'demo/frameworks/'] },
  js.configs.recommended,
  { files: ['**/*.{ts,js}'], plugins: { comments }, rules: { 'comments/plain': 'error' } },
  { files: ['demo/**/*.js'], languageOptions: { globals: globals.browser } },
  {
    // TypeScript checks the other JavaScript files. It knows the globals better.
    files: ['{tests,bench}/**/*.js'],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked, lit['flat/recommended'], wc['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      // Safari takes the role from a list without markers.
      'lit-a11y/no-redundant-role': 'off',
      // A number in a message needs no conversion.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The code deletes members of an element whose names are known only at run time.
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
    languageOptions: { parserOptions: { projectService: true } },
  },
  {
    files: ['src/**/*.ts'],
    // The command line writes no page.
    ignores: ['src/cli/**'],
    plugins: { pressroom },
    rules: { 'pressroom/checked-urls': 'error' },
  },
  {
    // The types that they import are generated; an augmentation adds no members of its own.
    files: ['build/frameworks/*.d.ts'],
    rules: {
      '@typescript-eslint/no-duplicate-type-constituents': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
    },
  },
  {
    // Only the compiler reads these files.
    files: ['tests/types/*.ts'],
    rules: {
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // Chai's assertions are expressions.
      '@typescript-eslint/no-unused-expressions': 'off',
      // Elements are made by the parser and by createElement, never by `new`.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
);
