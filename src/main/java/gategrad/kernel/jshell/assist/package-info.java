/** Tab, Shift-Tab and "is this cell complete?". */
package gategrad.kernel.jshell.assist;
