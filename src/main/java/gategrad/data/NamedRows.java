package gategrad.data;

import gategrad.data.CsvParser.Line;
import java.util.List;

/**
 * The rows of a CSV file, with a cell for each name.
 *
 * @param names of the columns
 * @param lines the rows, without the header
 */
record NamedRows(List<String> names, List<Line> lines) {}
