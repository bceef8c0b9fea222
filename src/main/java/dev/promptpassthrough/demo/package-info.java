/**
 * The embedded demo provider: a small, honest stand-in for an LLM service that speaks four wire formats over loopback HTTP, so
 * that the whole application works, and its failures can be seen, before anyone has a key.
 */
package dev.promptpassthrough.demo;
