/** Lines of a cell that begin with a percent sign: commands to the kernel. */
package gategrad.kernel.magic;
