import { defineConfig } from 'rolldown';

/** The sources of the process in a few files, as the image starts it; packages stay where npm put them. */
export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  external: /^[^./]/,
  output: { dir: 'dist', chunkFileNames: '[name].js' },
});
