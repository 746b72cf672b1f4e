/** The text of a cell: its tokens, type headers and pieces. */
package gategrad.kernel.source;
