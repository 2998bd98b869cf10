package bondgate.rfid.frame;

import bondgate.rfid.Epc;
import java.util.List;
import java.util.Optional;

/** A host's recorded frame, built again by the command of ours that sends it. */
final class HostCommands {
  private HostCommands() {}

  static Optional<Bytes> rebuild(String protocol, Object frame) {
    if (frame instanceof bondgate.rfid.frame.r2000.Frame f) {
      return r2000(f).map(bondgate.rfid.frame.r2000.Frame::toBytes);
    }
    if (frame instanceof bondgate.rfid.frame.m100.Frame f) {
      return m100(f).map(bondgate.rfid.frame.m100.Frame::toBytes);
    }
    if (frame instanceof bondgate.rfid.frame.uhf18.Frame f) {
      return uhf18(f).map(bondgate.rfid.frame.uhf18.Frame::toBytes);
    }
    if (frame instanceof bondgate.rfid.frame.mercury.Frame f) {
      return mercury(f).map(bondgate.rfid.frame.mercury.Frame::toBytes);
    }
    return Optional.empty();
  }

  private static Optional<bondgate.rfid.frame.r2000.Frame> r2000(
      bondgate.rfid.frame.r2000.Frame frame) {
    int to = frame.address();
    Bytes data = frame.data();
    return switch (frame.command()) {
      case 0x70 -> Optional.of(bondgate.rfid.frame.r2000.Command.reset(to));
      case 0x72 -> Optional.of(bondgate.rfid.frame.r2000.Command.firmware(to));
      case 0x74 -> Optional.of(bondgate.rfid.frame.r2000.Command.workAntenna(to, data.at(0)));
      case 0x80 -> Optional.of(bondgate.rfid.frame.r2000.Command.bufferedInventory(to, data.at(0)));
      case 0x81 ->
          data.size() != 3
              ? Optional.empty()
              : Optional.of(
                  bondgate.rfid.frame.r2000.Command.read(
                      to, bank(data.at(0)), data.at(1), data.at(2)));
      case 0x85 ->
          data.at(0) != 0
              ? Optional.of(bondgate.rfid.frame.r2000.Command.matchNone(to))
              : Optional.of(
                  bondgate.rfid.frame.r2000.Command.match(
                      to, Epc.of(data.slice(2, data.size()).toArray())));
      case 0x89 -> Optional.of(bondgate.rfid.frame.r2000.Command.inventory(to, data.at(0)));
      case 0x8B ->
          Optional.of(
              bondgate.rfid.frame.r2000.Command.sessionInventory(
                  to, data.at(0), data.at(1), data.at(2)));
      default -> Optional.empty();
    };
  }

  private static Optional<bondgate.rfid.frame.m100.Frame> m100(
      bondgate.rfid.frame.m100.Frame frame) {
    Bytes data = frame.parameters();
    bondgate.rfid.frame.m100.Command say = new bondgate.rfid.frame.m100.Command(frame.dress());
    return switch (frame.command()) {
      case 0x03 -> Optional.of(say.moduleInfo(data.at(0)));
      case 0x07 -> Optional.of(say.setRegion(data.at(0)));
      case 0x0C -> Optional.of(say.select(Epc.of(data.slice(7, data.size()).toArray())));
      case 0x0E -> Optional.of(say.setQuery(data.wordAt(0)));
      case 0x11 -> Optional.of(say.setBaud(data.wordAt(0) * 100));
      case 0x22 -> Optional.of(say.singlePoll());
      case 0x27 -> Optional.of(say.multiPoll(data.wordAt(1)));
      case 0x28 -> Optional.of(say.stop());
      case 0x39 ->
          Optional.of(
              say.read(data.numberAt(0, 4), bank(data.at(4)), data.wordAt(5), data.wordAt(7)));
      case 0x49 ->
          Optional.of(
              say.write(
                  data.numberAt(0, 4),
                  bank(data.at(4)),
                  data.wordAt(5),
                  data.slice(9, data.size())));
      case 0xB6 -> Optional.of(say.setPower(data.wordAt(0)));
      case 0xB7 -> Optional.of(say.getPower());
      default -> Optional.empty();
    };
  }

  private static Optional<bondgate.rfid.frame.uhf18.Frame> uhf18(
      bondgate.rfid.frame.uhf18.Frame frame) {
    Bytes data = frame.data();
    bondgate.rfid.frame.uhf18.Command say = new bondgate.rfid.frame.uhf18.Command(frame.address());
    return switch (frame.command()) {
      case 0x01 ->
          data.size() == 0
              ? Optional.of(say.inventory18())
              : data.size() != 9
                  ? Optional.empty()
                  : Optional.of(
                      say.inventory288(data.at(0), data.at(1), data.at(7) - 0x80, data.at(8)));
      case 0x21 -> Optional.of(say.readerInfo());
      case 0x25 -> Optional.of(say.scanTime(data.at(0)));
      case 0x2F -> Optional.of(say.power(data.at(0)));
      default -> Optional.empty();
    };
  }

  private static Optional<bondgate.rfid.frame.mercury.Frame> mercury(
      bondgate.rfid.frame.mercury.Frame frame) {
    Bytes data = frame.data();
    int op = frame.op();
    return switch (op) {
      case 0x21 -> Optional.of(bondgate.rfid.frame.mercury.Command.readSingle(data.wordAt(0)));
      case 0x24 ->
          data.at(2) != 0
              ? Optional.empty()
              : Optional.of(
                  bondgate.rfid.frame.mercury.Command.writeData(
                      data.wordAt(0),
                      Optional.empty(),
                      bank(data.at(7)),
                      (int) data.numberAt(3, 4),
                      data.slice(8, data.size()),
                      0));
      case 0x91 ->
          Optional.of(
              data.size() == 2
                  ? bondgate.rfid.frame.mercury.Command.antenna(data.at(0) - 1)
                  : bondgate.rfid.frame.mercury.Command.searchList(List.of(0, 1, 2, 3)));
      case 0x92 -> Optional.of(bondgate.rfid.frame.mercury.Command.readPower(data.wordAt(0)));
      case 0x93 -> Optional.of(bondgate.rfid.frame.mercury.Command.gen2());
      case 0x97 -> Optional.of(bondgate.rfid.frame.mercury.Command.region(data.at(0)));
      case 0x98 -> Optional.of(bondgate.rfid.frame.mercury.Command.powerMode(data.at(0)));
      case 0x03, 0x04, 0x61, 0x62, 0x63, 0x67, 0x68 ->
          Optional.of(
              data.size() == 0
                  ? bondgate.rfid.frame.mercury.Command.ask(op)
                  : bondgate.rfid.frame.mercury.Command.askMore(op));
      default -> Optional.empty();
    };
  }

  private static MemoryBank bank(int code) {
    return List.of(MemoryBank.values()).get(code);
  }
}
