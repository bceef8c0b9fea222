/** The pages: the workbench, and what a person sees where a navigation fails. The only package that knows HTML. */
package dev.promptpassthrough.page;
