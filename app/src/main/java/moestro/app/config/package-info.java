/**
 * Configuration and panel files: YAML, read as nodes so that every problem has its line, and all problems of a file are
 * told at once. Values that come from the environment, and those of {@code kafka}, never appear in a message.
 */
package moestro.app.config;
