package bondgate.rfid.frame.r2000;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.TagIdentity;
import java.util.Optional;

/** Replies about the memory of tags and about the buffer, whose frames are laid out alike. */
final class AccessReplies {
  private static final int BEFORE_TAG = 3; // TagCount2 DataLen1
  private static final int AFTER_TAG = 3;

  private AccessReplies() {}

  /** What a frame of more than one byte says. */
  static Reply decode(Frame frame, int ports) {
    Bytes data = frame.data();
    Optional<Reply> reply =
        switch (frame.command()) {
          case Command.BUFFERED_INVENTORY ->
              data.size() == 9
                  ? Optional.of(
                      new Reply.BufferedRoundEnd(data.at(0), data.wordAt(1), data.numberAt(5, 4)))
                  : Optional.empty();
          case Command.BUFFER_COUNT ->
              data.size() == 2
                  ? Optional.of(new Reply.BufferCount(data.wordAt(0)))
                  : Optional.empty();
          case Command.GET_MATCH -> match(data);
          default -> ofTag(frame, ports);
        };
    return reply.orElse(new Reply.Unrecognised(frame));
  }

  private static Optional<Reply> match(Bytes data) {
    int bytes = data.size() < 2 ? 0 : data.at(1);
    return data.size() >= 2
            && data.at(0) == 0
            && bytes >= 2
            && bytes % 2 == 0
            && bytes <= 62
            && data.size() == bytes + 2
        ? Optional.of(new Reply.Match(Optional.of(Epc.of(data.slice(2, data.size()).toArray()))))
        : Optional.empty();
  }

  /** {@code TagCount2 DataLen1 [PC2 EPC CRC2 ...] x FreqAnt1 Count1}. */
  private static Optional<Reply> ofTag(Frame frame, int ports) {
    Bytes data = frame.data();
    if (data.size() < BEFORE_TAG + AFTER_TAG
        || data.size() != BEFORE_TAG + data.at(2) + AFTER_TAG) {
      return Optional.empty();
    }
    int end = data.size() - AFTER_TAG;
    Bytes inside = data.slice(BEFORE_TAG, end);
    int own = data.at(end);
    int antenna = data.at(end + 1) & 0x03;
    int count = data.wordAt(0);
    return switch (frame.command()) {
      case Command.READ ->
          own <= inside.size()
              ? TagIdentity.ofPcEpcCrc(inside.slice(0, inside.size() - own))
                  .map(tag -> new Reply.MemoryRead(count, tag, tail(inside, own), antenna))
              : Optional.empty();
      case Command.WRITE ->
          TagIdentity.ofPcEpcCrc(inside)
              .map(tag -> new Reply.MemoryWritten(count, tag, own, antenna));
      default ->
          TagIdentity.ofPcEpcCrc(inside)
              .map(
                  tag ->
                      new Reply.BufferedTag(
                          count,
                          tag,
                          RadioTables.rssiDbm(own & 0x7F),
                          antenna + (ports == 8 && own >= 0x80 ? 4 : 0),
                          data.at(end + 2)));
    };
  }

  private static Bytes tail(Bytes inside, int bytes) {
    return inside.slice(inside.size() - bytes, inside.size());
  }
}
