/** Where the application lives: its routes, its public origin, and every URL that it hands out. */
package dev.promptpassthrough.site;
