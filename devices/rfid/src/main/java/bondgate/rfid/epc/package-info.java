/**
 * GS1 Tag Data Standard: what the bits of an EPC and of a TID say, as hex, URI and Digital Link,
 * and whether a tag is the one it says it is. Pure; knows only the JDK and {@code
 * bondgate.rfid.Epc}.
 */
package bondgate.rfid.epc;
