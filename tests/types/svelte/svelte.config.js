// Without a file of its own, svelte-check looks for a plug-in in the project's Vite configuration.
export default {};
