import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

// typescript-eslint: type-aware rules; lit, wc, lit-a11y: what is wrong only inside a template or a custom element.
export default defineConfig({ ignores: ['dist/', '.artifacts/'] }, js.configs.recommended, {
  files: ['**/*.ts'],
  extends: [ts.configs.strictTypeChecked, lit['flat/recommended'], wc['flat/best-practice']],
  plugins: { 'lit-a11y': litA11y },
  rules: {
    ...litA11y.configs.recommended.rules,
    // Numbers in messages are what they look like.
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    // What an element's instance hides is known by name only at run time.
    '@typescript-eslint/no-dynamic-delete': 'off',
  },
  languageOptions: { parserOptions: { projectService: true } },
});
