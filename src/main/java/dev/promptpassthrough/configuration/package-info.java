/**
 * Refuses a configuration that is incomplete, misspelt or dangerous, with one line that says what to do: at start, and where
 * a file changes while the application runs.
 */
package dev.promptpassthrough.configuration;
