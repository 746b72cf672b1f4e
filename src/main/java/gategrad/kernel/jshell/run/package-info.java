/** Runs what JShell compiled: its own class loader, its own thread, stopped when it must be. */
package gategrad.kernel.jshell.run;
