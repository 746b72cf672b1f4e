package gategrad.kernel.jshell;

import gategrad.kernel.engine.Engine.Cell;
import gategrad.kernel.source.Statement;

/**
 * A type that a cell declared, but that needs one which no cell has declared yet.
 *
 * @param statement its declaration
 * @param cell where that stands
 */
record WaitingType(Statement statement, Cell cell) {}
