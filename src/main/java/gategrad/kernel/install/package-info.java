/** Puts the kernel where Jupyter finds it, and makes it start fast there. */
package gategrad.kernel.install;
