/** The bundler takes style sheets that scripts import and puts them into one file beside the script. */
declare module '*.css';
