/**
 * The bridge between Tablesaw's tables and tensors: reading CSV files into tables without
 * surprises, and taking numbers and labels out of them.
 */
package gategrad.data.table;
