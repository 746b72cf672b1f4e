/**
 * Class files, read and changed: names, constants, calls that would end the kernel, loop checks.
 */
package gategrad.kernel.jshell.bytecode;
