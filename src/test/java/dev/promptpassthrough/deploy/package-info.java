/** What the application is deployed with: its image, and the manifests for Kubernetes. */
package dev.promptpassthrough.deploy;
