/**
 * Smart face terminals 人脸终端 that speak MQTT at a broker of the place: their records as sightings of
 * ours, once each; pictures, names and numbers go no further than the parser. Knows the outbox and
 * the settings.
 */
package bondgate.edge.terminal;
