/** Refuses to start on a configuration that is incomplete, misspelt or dangerous, with one line that says what to do. */
package dev.promptpassthrough.configuration;
