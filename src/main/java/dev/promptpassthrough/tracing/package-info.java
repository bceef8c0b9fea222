/** Tells a collector of traces of each exchange, where one is configured. */
package dev.promptpassthrough.tracing;
