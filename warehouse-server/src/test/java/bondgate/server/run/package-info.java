/**
 * The parts in which {@code mvn verify} runs this module's tests, each in a JVM of its own, at the
 * same time: most tests wait more than they work. A part is one run of JUnit, so that its tests
 * share servers as they do when they are run alone (with several JVMs Surefire makes a run of each
 * class, and each would start a server). A new test is in {@link EverythingElse} until a package
 * that takes long is named in one of the others. With {@code -Dtest=…} none of this is used.
 */
package bondgate.server.run;
