/**
 * A camera that is not there: real bytes over a real connection, pictures of whoever is put before
 * it.
 */
package bondgate.simulator.camera;
