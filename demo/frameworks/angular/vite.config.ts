import linker from '@angular/compiler-cli/linker/babel';
import { transformAsync } from '@babel/core';
import { defineConfig, type Plugin } from 'vite';

/**
 * Compiles what Angular's own packages leave to the app. The Angular CLI does the same: in its projects you need no
 * such file.
 */
const linkAngular: Plugin = {
  name: 'link-angular',
  transform: {
    filter: { code: 'ɵɵngDeclare' },
    handler: (code, filename) => transformAsync(code, { filename, plugins: [linker], configFile: false }),
  },
};

export default defineConfig({
  plugins: [linkAngular],
  define: { ngDevMode: 'false', ngJitMode: 'false', ngServerMode: 'false' },
  // The development server would bundle Angular without the plug-in.
  optimizeDeps: { noDiscovery: true },
});
