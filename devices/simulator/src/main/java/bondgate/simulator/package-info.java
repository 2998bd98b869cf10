/**
 * Virtual devices that speak the real bytes over real pseudo-terminals, and the radio field in
 * which tags move. Seeded and replayable. Knows the device SDKs; nothing of the product knows it
 * outside tests and the demonstration.
 */
package bondgate.simulator;
