/** The version in package.json, put in by the build. */
declare const __VERSION__: string;

/** See net/listed-files.ts. */
declare const __LISTED_FILES__: Record<string, string>;
