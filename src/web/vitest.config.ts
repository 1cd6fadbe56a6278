import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  test: {
    // A document takes longer to make than most tests run: who needs one says so on its first line.
    environment: 'node',
    include: ['*/src/**/*.test.ts', '*/src/**/*.test.tsx', 'scripts/*.test.mjs'],
    setupFiles: ['desk/src/worker.fixture.ts'],
    css: { include: /\.css\?raw/ },
  },
});
