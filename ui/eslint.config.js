import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'
import parser from 'vue-eslint-parser'

// Amounts come with their text; the screen neither adds nor compares money.
const noMoney = {
  selector: "MemberExpression[property.name='fen']",
  message: 'The screen does no arithmetic on money: show `text`.',
}
const onlyBridge = {
  patterns: [
    { group: ['@tauri-apps/*'], message: 'Only src/bridge talks to Tauri.' },
    { group: ['**/bridge/bindings', '**/bridge/tauri', '**/bridge/demo/*'], message: 'Import from @/bridge.' },
  ],
}

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/bridge/bindings.ts'] },
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: {
      parser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.vue'] },
      globals: globals.browser,
    },
    rules: {
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-console': 'error',
      'no-restricted-imports': ['error', onlyBridge],
      'no-restricted-syntax': ['error', noMoney],
      'vue/no-restricted-syntax': ['error', noMoney],
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'vue/require-default-prop': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
    },
  },
  { files: ['src/bridge/**'], rules: { 'no-restricted-imports': 'off' } },
  // The pretend engine of the demo reckons, as the real one does.
  { files: ['src/bridge/demo/**', 'test/**'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off', 'no-restricted-imports': 'off' } },
)
