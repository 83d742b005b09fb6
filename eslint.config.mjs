import eslint from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/** The parts of the house (DESIGN section 3). */
const parts = [
  { type: 'contract', pattern: 'providers/contract' },
  { type: 'ws2_32', pattern: 'providers/ws2_32' },
  { type: 'reference', pattern: 'providers/reference' },
  { type: 'layered', pattern: 'providers/layered' },
  { type: 'variants', pattern: 'providers/variants' },
  { type: 'process', pattern: 'providers/process' },
  { type: 'native', pattern: 'providers/native' },
  { type: 'transcript', pattern: 'providers/transcript' },
  { type: 'steps', pattern: 'steps' },
  { type: 'reports', pattern: 'reports' },
  { type: 'cli', pattern: 'cli' },
  { type: 'bench', pattern: 'bench' },
  { type: 'test', pattern: 'test' },
];

/** The arrows: who may import whom. Everything else is an error. */
const arrows = {
  contract: [],
  ws2_32: ['contract'],
  reference: ['contract'],
  layered: ['contract', 'reference'],
  variants: ['contract', 'reference', 'layered'],
  process: ['contract'],
  // a host is a child process whose lines are split and whose end is watched as any other's
  native: ['contract', 'process'],
  transcript: ['contract'],
  steps: ['contract', 'ws2_32'],
  reports: ['contract'],
  cli: [
    'contract',
    'ws2_32',
    'reference',
    'layered',
    'variants',
    'process',
    'native',
    'transcript',
    'steps',
    'reports',
  ],
  bench: ['contract', 'ws2_32', 'reference', 'process', 'native', 'steps', 'reports', 'cli'],
  test: parts.map(({ type }) => type),
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'reports/out/', 'coverage/', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries },
    settings: {
      'boundaries/elements': parts,
      'boundaries/include': parts.map(({ pattern }) => `${pattern}/**/*.ts`),
      'import/resolver': { node: { extensions: ['.ts', '.mjs', '.js', '.json'] } },
    },
    rules: {
      'boundaries/no-unknown-dependencies': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(arrows).map(([from, to]) => ({
            from: { element: { type: from } },
            allow: { to: { element: { type: [from, ...to] } } },
          })),
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      // the name of an index says what its key is
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  {
    // what a step does next may hang on answers and counted waits alone: a replay of the calls has no clock
    files: ['steps/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['Date', 'performance'].map((object) => ({ object, property: 'now' })),
      ],
    },
  },
  {
    // node:test hands back promises that its runner awaits
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off', 'no-console': 'off' },
  },
);
