/** Keeps the learner's objects when a class that they are made of is edited. */
package gategrad.kernel.jshell.edit;
