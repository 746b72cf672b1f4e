/** Plain text: how names that are nearly right are found. Knows nothing of gates or notebooks. */
package gategrad.text;
