package bondgate.simulator.example;

import bondgate.till.barcode.ScanReader;
import bondgate.till.barcode.ScannerTalk;
import bondgate.till.device.BackOff;
import bondgate.till.line.DeviceRunner;
import bondgate.till.modbus.BoxSettings;
import bondgate.till.modbus.BoxTalk;
import bondgate.till.modbus.IoMap;
import bondgate.till.serial.LineSettings;
import bondgate.till.serial.SerialPorts;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;

/** The till README's lines: a scanner, and a box with a lock and a beam. */
final class ReadScans {
  private ReadScans() {}

  static DeviceRunner from(String port, PrintStream out) {
    // begin
    var clock = InstantSource.system();
    var line = SerialPorts.at(LineSettings.of(port, 9600));
    var talk = new ScannerTalk(ScanReader.usual(), Duration.ofMillis(800), out::println);
    var wait = BackOff.usual();
    var runner = new DeviceRunner(line, talk, true, wait, clock, new Random(), out::println);
    runner.start();
    // end
    return runner;
  }

  static BoxTalk lockAndBeam(String port, PrintStream out) {
    // begin box
    var map = IoMap.parse(1, "lock=coil 0, beam=input 0");
    var box = new BoxTalk(BoxSettings.of(map), out::println);
    var line = SerialPorts.at(LineSettings.of(port, 9600));
    var clock = InstantSource.system();
    new DeviceRunner(line, box, false, BackOff.usual(), clock, new Random(), out::println).start();
    box.want("lock", true);
    // end box
    return box;
  }
}
