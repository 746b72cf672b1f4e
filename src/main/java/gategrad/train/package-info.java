/** Training: fitting a model to data, and telling listeners how it goes. */
package gategrad.train;
