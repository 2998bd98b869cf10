/** e. */
package bondgate.edge;
