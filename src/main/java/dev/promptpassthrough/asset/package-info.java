/** From a Vite entry to the script and style tags of the page. */
package dev.promptpassthrough.asset;
