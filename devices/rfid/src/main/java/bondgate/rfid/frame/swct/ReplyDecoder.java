package bondgate.rfid.frame.swct;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames of the reader to replies. */
public final class ReplyDecoder {
  private static final int INVENTORY = 0x01;
  private static final int PUSH = 0x45;
  private static final int HEARTBEAT = 0xFF;
  private static final int SERIAL_BYTES = 7;

  private ReplyDecoder() {}

  /** What the frame says. */
  public static Reply decode(Frame frame) {
    Bytes data = frame.data();
    if (frame.fromHost() || data.size() == 0) {
      return new Reply.Unrecognised(frame);
    }
    if (frame.command() == HEARTBEAT) {
      return new Reply.Heartbeat(data.slice(1, data.size()));
    }
    if (data.at(0) != 1) {
      return new Reply.Failure(frame.command(), data.at(0));
    }
    return switch (frame.command()) {
      case INVENTORY -> tags(data, 3, count(data, 1, 2)).orElse(new Reply.Unrecognised(frame));
      case PUSH ->
          tags(data, SERIAL_BYTES + 2, count(data, SERIAL_BYTES + 1, 1))
              .orElse(new Reply.Unrecognised(frame));
      default -> new Reply.Done(frame.command(), data.slice(1, data.size()));
    };
  }

  private static long count(Bytes data, int at, int bytes) {
    return at + bytes <= data.size() ? data.numberAt(at, bytes) : -1;
  }

  /** {@code (length type antenna EPC RSSI)*}, to the last byte. */
  private static Optional<Reply> tags(Bytes data, int from, long count) {
    List<Reply.Tag> tags = new ArrayList<>();
    int at = from;
    while (at < data.size() && tags.size() < count) {
      int end = at + 1 + data.at(at);
      int epcBytes = end - at - 4;
      if (end > data.size() || epcBytes < 2 || epcBytes > 62 || epcBytes % 2 != 0) {
        return Optional.empty();
      }
      Epc epc = Epc.of(data.slice(at + 3, end - 1).toArray());
      tags.add(new Reply.Tag(epc, data.at(at + 2), data.at(end - 1)));
      at = end;
    }
    return at == data.size() && tags.size() == count
        ? Optional.of(new Reply.Tags(tags))
        : Optional.empty();
  }
}
