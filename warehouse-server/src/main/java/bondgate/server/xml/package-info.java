/** How XML is read that anybody may have written. Knows nobody. */
package bondgate.server.xml;
