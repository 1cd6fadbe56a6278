import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  test: {
    environment: 'happy-dom',
    include: ['*/src/**/*.test.ts', '*/src/**/*.test.tsx'],
    setupFiles: ['desk/src/worker.fixture.ts'],
    css: { include: /\.css\?raw/ },
  },
});
