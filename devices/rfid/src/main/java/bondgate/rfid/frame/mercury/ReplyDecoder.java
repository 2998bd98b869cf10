package bondgate.rfid.frame.mercury;

import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.TagIdentity;
import java.util.Optional;
import java.util.OptionalInt;

/** Frames of the module to replies. */
public final class ReplyDecoder {
  // Places in the data of a continuous record; what stands before the level is skipped.
  private static final int RSSI = 7;
  private static final int ANTENNA = 8;
  private static final int FREQUENCY = 9;
  private static final int MILLIS = 12;
  private static final int PHASE = 16;
  private static final int DATA_BITS = 19;
  private static final int DATA = 21;
  private static final int CRC_AND_PC_BITS = 32;

  private ReplyDecoder() {}

  /** What the frame says. */
  public static Reply decode(Frame frame) {
    if (frame.status().isEmpty()) {
      return new Reply.Unrecognised(frame);
    }
    int code = frame.status().getAsInt();
    if (code == Status.OK.code()) {
      return done(frame).orElse(new Reply.Unrecognised(frame));
    }
    boolean quiet = code == Status.NO_TAG.code() && frame.op() == Command.READ_MULTIPLE;
    return quiet ? new Reply.KeepAlive() : new Reply.Failure(frame.op(), code, Status.of(code));
  }

  private static Optional<Reply> done(Frame frame) {
    Bytes data = frame.data();
    return switch (frame.op()) {
      case Command.READ_MULTIPLE -> record(data);
      case Command.READ_SINGLE -> single(data);
      case Command.VERSION, Command.BOOT -> version(frame);
      case Command.GET_READ_POWER -> power(data);
      case Command.READ_DATA -> Optional.of(new Reply.MemoryRead(data));
      default ->
          Optional.of(
              data.size() == 0 ? new Reply.Done(frame.op()) : new Reply.Setting(frame.op(), data));
    };
  }

  private static Optional<Reply> record(Bytes data) {
    if (data.size() < DATA) {
      return Optional.empty();
    }
    int dataBytes = (data.wordAt(DATA_BITS) + 7) / 8;
    // After the embedded data one byte with the inputs, then the bits of PC, EPC and CRC.
    int bitsAt = DATA + dataBytes + 1;
    if (data.size() < bitsAt + 2) {
      return Optional.empty();
    }
    int bits = data.wordAt(bitsAt);
    int end = bitsAt + 2 + bits / 8;
    if (bits % 16 != 0 || bits <= CRC_AND_PC_BITS || end != data.size()) {
      return Optional.empty();
    }
    return TagIdentity.ofPcEpcCrc(data.slice(bitsAt + 2, end))
        .map(
            tag ->
                new Reply.TagReport(
                    tag,
                    data.signedAt(RSSI),
                    Math.max(0, (data.at(ANTENNA) & 0x0F) - 1),
                    (int) data.numberAt(FREQUENCY, 3),
                    data.numberAt(MILLIS, 4),
                    data.wordAt(PHASE),
                    data.slice(DATA, DATA + dataBytes)));
  }

  private static Optional<Reply> single(Bytes data) {
    int epcBytes = data.size() - 2;
    if (epcBytes < 2 || epcBytes > 62 || epcBytes % 2 != 0) {
      return Optional.empty();
    }
    Bytes pc = Bytes.number((epcBytes / 2L) << 11, 2);
    return TagIdentity.ofPcEpcCrc(pc.plus(data)).map(Reply.SingleTag::new);
  }

  private static Optional<Reply> version(Frame frame) {
    Bytes data = frame.data();
    if (data.size() == 0) {
      return Optional.of(new Reply.Done(frame.op()));
    }
    return data.size() < 16
        ? Optional.empty()
        : Optional.of(
            new Reply.Version(
                data.slice(0, 4), data.slice(4, 8), data.slice(8, 12), data.slice(12, 16)));
  }

  private static Optional<Reply> power(Bytes data) {
    return switch (data.size()) {
      case 2 ->
          Optional.of(new Reply.Power(data.wordAt(0), OptionalInt.empty(), OptionalInt.empty()));
      case 7 ->
          Optional.of(
              new Reply.Power(
                  data.wordAt(1), OptionalInt.of(data.wordAt(3)), OptionalInt.of(data.wordAt(5))));
      default -> Optional.empty();
    };
  }
}
