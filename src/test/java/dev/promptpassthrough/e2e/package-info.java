/** The packaged application as its users meet it: in a real browser, with a real identity provider. */
package dev.promptpassthrough.e2e;
