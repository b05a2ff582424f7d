import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The emoji fonts come as woff2 and woff; every browser that runs this page reads the first. */
const woff2Alone: Plugin = {
  name: 'woff2-alone',
  enforce: 'pre',
  transform: {
    filter: { id: /noto-color-emoji.*\.css$/ },
    handler: (css) => css.replaceAll(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, ''),
  },
};

export default defineConfig({
  plugins: [woff2Alone, react()],
  base: './',
  logLevel: 'warn',
  build: {
    target: 'es2024',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
  },
});
