/** Messages between a cell and code in the front end, such as a widget; both sides may begin. */
package gategrad.kernel.comm;
