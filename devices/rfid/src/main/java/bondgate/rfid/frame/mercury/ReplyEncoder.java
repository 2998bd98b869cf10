package bondgate.rfid.frame.mercury;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.TagIdentity;

/**
 * What a module says, as frames: the other half of {@link ReplyDecoder}, for virtual modules and
 * for tests.
 */
public final class ReplyEncoder {
  private ReplyEncoder() {}

  /** A tag was heard in a continuous read by an antenna, from 0. */
  public static Frame tag(
      Epc epc, int rssiDbm, int antenna, int frequencyKhz, long millis, int phaseDegrees) {
    Bytes identity = TagIdentity.pcEpcCrc(epc);
    Bytes data =
        Bytes.hex("10 001B 01FF 01 01")
            .plus(Bytes.of(rssiDbm, (antenna + 1) << 4 | (antenna + 1)))
            .plus(Bytes.number(frequencyKhz, 3))
            .plus(Bytes.number(millis, 4))
            .plus(Bytes.number(phaseDegrees, 2))
            .plus(Bytes.hex("05 0000 0F"))
            .plus(Bytes.number(identity.size() * 8L, 2))
            .plus(identity);
    return Frame.module(Command.READ_MULTIPLE, Status.OK.code(), data);
  }

  /** A continuous read goes on without a tag. */
  public static Frame keepAlive() {
    return failed(Command.READ_MULTIPLE, Status.NO_TAG);
  }

  /** One tag was heard, as asked. */
  public static Frame singleTag(Epc epc) {
    Bytes identity = TagIdentity.pcEpcCrc(epc);
    return Frame.module(Command.READ_SINGLE, Status.OK.code(), identity.slice(2, identity.size()));
  }

  /** The module's versions, four bytes each in hex. */
  public static Frame version(String bootLoader, String hardware, String date, String firmware) {
    Bytes gen2Only = Bytes.number(0x10, 4);
    return Frame.module(
        Command.VERSION,
        Status.OK.code(),
        Bytes.hex(bootLoader + hardware + date + firmware).plus(gen2Only));
  }

  /** Memory of a tag. */
  public static Frame memoryRead(Bytes data) {
    return Frame.module(Command.READ_DATA, Status.OK.code(), data);
  }

  /** A command was done. */
  public static Frame done(int op) {
    return Frame.module(op, Status.OK.code(), Bytes.none());
  }

  /** A command was not done. */
  public static Frame failed(int op, Status status) {
    return Frame.module(op, status.code(), Bytes.none());
  }
}
