/** The kernel's own threads, which nothing that ends a cell ends. */
package gategrad.kernel.threads;
