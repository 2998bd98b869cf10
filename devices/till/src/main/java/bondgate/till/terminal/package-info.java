/**
 * Records of smart face terminals (人脸门禁一体机) as ours: the MQTT family "face sluice", Hikvision's
 * ISAPI and Dahua's event stream. Parsing and mapping only; no name, number, telephone, temperature
 * or picture passes. The only package that knows Jackson; knows {@code bondgate.till} only.
 */
package bondgate.till.terminal;
