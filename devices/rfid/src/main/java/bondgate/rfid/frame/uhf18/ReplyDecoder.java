package bondgate.rfid.frame.uhf18;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.Gen2Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Frames of the reader to replies; knows both families by the layout of their tag lists. */
public final class ReplyDecoder {
  private static final int WITH_TID = 0x80;

  /** Bytes of the TID that a reader appends to an EPC. Unverified. */
  private static final int TID_BYTES = 12;

  private ReplyDecoder() {}

  /** What the frame says. */
  public static Reply decode(Frame frame) {
    Optional<Status> status =
        frame.status().isPresent() ? Status.of(frame.status().getAsInt()) : Optional.empty();
    return status.flatMap(known -> decode(frame, known)).orElse(new Reply.Unrecognised(frame));
  }

  private static Optional<Reply> decode(Frame frame, Status status) {
    Bytes data = frame.data();
    if (status.isError()) {
      Optional<Gen2Error> byTag =
          status == Status.TAG_REFUSED && data.size() > 0
              ? Gen2Error.of(data.at(0))
              : Optional.empty();
      return Optional.of(new Reply.Failure(frame.command(), status, byTag));
    }
    return switch (frame.command()) {
      case Command.INVENTORY, 0x0F, 0x18, 0x19, 0x1A ->
          tags(data).map(tags -> new Reply.Inventory(status, tags));
      case Command.READER_INFO -> info(data);
      case Command.READ -> Optional.of(new Reply.MemoryRead(data));
      case Command.PUSH -> pushed(status, data);
      default -> data.size() == 0 ? Optional.of(new Reply.Done(frame.command())) : Optional.empty();
    };
  }

  private static Optional<Reply> info(Bytes data) {
    return data.size() < 8
        ? Optional.empty()
        : Optional.of(
            new Reply.ReaderInfo(data.at(0), data.at(1), data.at(2), data.at(6), data.at(7)));
  }

  private static Optional<Reply> pushed(Status status, Bytes data) {
    if (status == Status.HEARTBEAT) {
      return data.size() < 4
          ? Optional.empty()
          : Optional.of(new Reply.Heartbeat(data.numberAt(0, 4)));
    }
    if (data.size() < 2) {
      return Optional.empty();
    }
    // Antenna, length, EPC, level: a list of one without its count.
    Bytes asList = Bytes.of(data.at(0), 1).plus(data.slice(1, data.size()));
    return list288(asList).map(tags -> new Reply.Inventory(Status.MORE_FRAMES, tags));
  }

  private static Optional<List<Reply.Tag>> tags(Bytes data) {
    if (data.size() == 0) {
      return Optional.of(List.of());
    }
    return list288(data).or(() -> list18(data));
  }

  /** {@code AntBitmap Num (EPClen EPC RSSI)*}, to the last byte. */
  private static Optional<List<Reply.Tag>> list288(Bytes data) {
    if (data.size() < 2 || Integer.bitCount(data.at(0)) != 1) {
      return Optional.empty();
    }
    OptionalInt antenna = OptionalInt.of(Integer.numberOfTrailingZeros(data.at(0)));
    return list(data, 2, data.at(1), antenna);
  }

  /** {@code Num (EPClen EPC)*}, to the last byte. */
  private static Optional<List<Reply.Tag>> list18(Bytes data) {
    return list(data, 1, data.at(0), OptionalInt.empty());
  }

  private static Optional<List<Reply.Tag>> list(
      Bytes data, int from, int count, OptionalInt antenna) {
    List<Reply.Tag> tags = new ArrayList<>();
    int levelBytes = antenna.isPresent() ? 1 : 0;
    int at = from;
    while (at < data.size() && tags.size() < count) {
      int length = data.at(at) & ~WITH_TID;
      int tidBytes = (data.at(at) & WITH_TID) != 0 ? TID_BYTES : 0;
      int epcEnd = at + 1 + length - tidBytes;
      int end = at + 1 + length + levelBytes;
      int epcBytes = length - tidBytes;
      if (epcBytes < 2 || epcBytes > 62 || epcBytes % 2 != 0 || end > data.size()) {
        return Optional.empty();
      }
      tags.add(
          new Reply.Tag(
              Epc.of(data.slice(at + 1, epcEnd).toArray()),
              antenna,
              levelBytes == 1 ? OptionalInt.of(data.at(end - 1)) : OptionalInt.empty(),
              tidBytes == 0
                  ? Optional.empty()
                  : Optional.of(data.slice(epcEnd, epcEnd + tidBytes))));
      at = end;
    }
    return at == data.size() && tags.size() == count ? Optional.of(tags) : Optional.empty();
  }
}
