import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { workerChunks } from './worker-chunks';

const shared = {
  globals: false,
  restoreMocks: true,
  testTimeout: 20_000,
  setupFiles: ['src/testing/setup.ts'],
};

export default defineConfig({
  plugins: [react(), workerChunks],
  resolve: { tsconfigPaths: true },
  test: {
    projects: [
      {
        extends: true,
        test: { ...shared, name: 'logic', environment: 'node', include: ['src/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'components',
          environment: 'jsdom',
          environmentOptions: { jsdom: { url: 'https://workbench.test/dashboard/passthrough/' } },
          include: ['src/**/*.test.tsx'],
        },
      },
    ],
  },
});
