/**
 * The engine on JShell: takes a cell apart, runs its statements one by one and keeps the learner's
 * state. {@code bytecode} reads and changes class files, {@code run} loads and executes compiled
 * cells, {@code edit} keeps objects when a class is edited, {@code assist} completes and explains.
 */
package gategrad.kernel.jshell;
