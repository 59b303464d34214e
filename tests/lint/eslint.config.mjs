import next from 'eslint-config-next/core-web-vitals'
import { defineConfig } from 'eslint/config'
import { configs } from 'typescript-eslint'

const code = ['**/*.ts', '**/*.tsx']

// Time has one door, lib/core/time.ts, and one edge where it comes in, lib/clock.ts.
const message = 'Time and its zones belong to lib/core/time.ts; the present comes in through lib/clock.ts.'
const clocks = ['Date', 'Temporal', 'performance']
// Text becomes markup in one place, which makes it harmless.
const markupMessage = 'Markup is made by `html` of app/_ui/staff/markup.ts, and set by its `inner` alone.'
const rawMarkup = [
  "JSXAttribute[name.name='dangerouslySetInnerHTML']:not([value.expression.callee.name='inner'])",
  "Property[key.name='dangerouslySetInnerHTML']",
  "NewExpression[callee.name='Markup']",
].map((selector) => ({ selector, message: markupMessage }))
const noClock = {
  'no-restricted-globals': ['error', ...clocks.map((name) => ({ name, message }))],
  'no-restricted-properties': [
    'error',
    ...['DateTimeFormat', 'RelativeTimeFormat', 'DurationFormat'].map((property) => ({ object: 'Intl', property, message })),
    ...['globalThis', 'window', 'global', 'self'].flatMap((object) => clocks.map((property) => ({ object, property, message }))),
    ...['hrtime', 'uptime'].map((property) => ({ object: 'process', property, message })),
  ],
  'no-restricted-syntax': [
    'error',
    { selector: 'MemberExpression[property.name=/^(toLocale(Date|Time)String|getTimezoneOffset)$/]', message },
    { selector: "TSTypeReference[typeName.name='Date']", message },
    ...rawMarkup,
  ],
  'no-restricted-imports': [
    'error',
    {
      paths: ['node:perf_hooks', 'perf_hooks'].map((name) => ({ name, message })),
      patterns: [{ group: ['temporal-*', '@js-temporal/*', 'date-fns*', 'luxon', 'dayjs*', 'moment*'], message }],
    },
  ],
}

const off = (rules) => Object.fromEntries(Object.keys(rules).map((rule) => [rule, 'off']))

export default defineConfig(
  {
    ignores: [
      '**/node_modules/', '.next/', '.data/', 'lib/store/generated/', 'next-env.d.ts', '**/test-results/',
      '**/playwright-report/', '**/*.mjs',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  ...next,
  {
    files: code,
    extends: [configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true, IIFEs: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } }],
      'no-console': 'error',
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      // Numbers read well in a template; everything else is still refused there.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/only-throw-error': ['error', { allowRethrowing: true, allowThrowingUnknown: true }],
      // Handlers are asynchronous by contract, whether or not one of them has to wait.
      '@typescript-eslint/require-await': 'off',
      // It can't see that a callback has changed a variable, and would have the check for it removed.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // What only works with JavaScript is shown once it runs: a state set after the first render.
      'react-hooks/set-state-in-effect': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      ...noClock,
    },
  },
  { files: ['lib/core/time.ts', 'lib/clock.ts', 'app/_ui/staff/markup.ts'], rules: off(noClock) },
  // The driver speaks in dates, so the store turns instants into them; it never asks for the time.
  {
    files: ['lib/store/**'],
    rules: {
      'no-restricted-globals': ['error', { name: 'Temporal', message }, { name: 'performance', message }],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message },
        { selector: "MemberExpression[object.name='Date']", message },
        { selector: 'MemberExpression[property.name=/^(toLocale(Date|Time)String|getTimezoneOffset|get(Full)?Year|getHours)$/]', message },
      ],
    },
  },
  // Elapsed time on a screen: a countdown, the pause before signing out.
  { files: ['app/**/*.tsx'], rules: { 'no-restricted-globals': ['error', { name: 'Date', message }, { name: 'Temporal', message }] } },
  // What the console says is what this file is about.
  { files: ['lib/quiet-console.ts'], rules: { 'no-console': 'off' } },
  // The launcher times itself, and the tests and the seed measure and make up times.
  { files: ['lib/run/**', 'tests/**', 'prisma/**'], rules: { ...off(noClock), 'no-console': 'off' } },
  // Where a framework looks for a default export by the file's name.
  {
    files: [
      'app/**/{page,layout,template,loading,error,global-error,not-found,forbidden,unauthorized,default,icon,manifest,robots,sitemap}.{ts,tsx}',
      '*.config.ts', 'tests/*.config.ts', 'tests/support/journeys.ts',
    ],
    rules: { 'no-restricted-exports': 'off' },
  },
  // A table of cases is one call, however long it is.
  { files: ['tests/**'], rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['**/*.mjs'], extends: [configs.disableTypeChecked] },
)
