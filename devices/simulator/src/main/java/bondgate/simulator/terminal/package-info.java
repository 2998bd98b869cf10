/**
 * A virtual smart face terminal 人脸终端, which speaks MQTT 3.1.1 byte by byte over a real socket, as
 * those of the family "face sluice" do. Knows Jackson and nothing of ours.
 */
package bondgate.simulator.terminal;
