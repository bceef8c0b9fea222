/** What the tests need from outside: a real identity provider, a real browser and the packaged application. */
package dev.promptpassthrough.testsupport;
