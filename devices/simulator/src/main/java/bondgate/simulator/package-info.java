/** simulator. */
package bondgate.simulator;
