/**
 * Files that are whole or not there: how everything is written, and the safetensors format.
 *
 * <p>Needs the JDK's base module only.
 */
package gategrad.file;
