/**
 * Plain text: numbers as people want them, sentences from catalogues that can be translated, names
 * that are nearly right. Knows nothing of gates or notebooks.
 */
package gategrad.text;
