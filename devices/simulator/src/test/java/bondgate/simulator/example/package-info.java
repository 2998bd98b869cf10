/** The examples of the jars' README files, as they are compiled and run. */
package bondgate.simulator.example;
