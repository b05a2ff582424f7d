import { defineConfig } from 'rolldown';
import { TWINS } from './src/lean-packages.ts';

const isPackage = (name: string) => /^[^./]/.test(name);

/** The sources of the process in a few files, as the image starts it, with the packages that load slowest. */
export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  external: (name) => isPackage(name) && !TWINS.test(name),
  output: { dir: 'dist', chunkFileNames: '[name].js' },
});
