/** The text of a cell: its tokens, type headers and statements. */
package gategrad.kernel.source;
