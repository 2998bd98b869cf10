package bondgate.rfid.frame.uhf18;

import bondgate.rfid.frame.Bytes;
import java.util.List;

/**
 * What a reader says, as frames: the other half of {@link ReplyDecoder}, for virtual readers and
 * for tests.
 *
 * @param address the address the reader answers with, 0 to 254
 */
public record ReplyEncoder(int address) {
  /** Tags of an inventory in the layout of the 18 family. */
  public Frame tags18(Status status, List<Reply.Tag> tags) {
    Bytes data = Bytes.of(tags.size());
    for (Reply.Tag tag : tags) {
      data = data.plus(lengthAndEpc(tag));
    }
    return Frame.reader(address, Command.INVENTORY, status.code(), data);
  }

  /** Tags of an inventory by one antenna, from 0, in the layout of the 288 family. */
  public Frame tags288(Status status, int antenna, List<Reply.Tag> tags) {
    Bytes data = Bytes.of(1 << antenna, tags.size());
    for (Reply.Tag tag : tags) {
      data = data.plus(lengthAndEpc(tag)).plus(Bytes.of(tag.rawRssi().orElse(0)));
    }
    return Frame.reader(address, Command.INVENTORY, status.code(), data);
  }

  private static Bytes lengthAndEpc(Reply.Tag tag) {
    Bytes epc = Bytes.of(tag.epc().bytes());
    Bytes tid = tag.tid().orElse(Bytes.none());
    int flag = tag.tid().isPresent() ? 0x80 : 0;
    return Bytes.of(epc.size() + tid.size() | flag).plus(epc).plus(tid);
  }

  /** The reader's firmware and settings. */
  public Frame readerInfo(int major, int minor, int type, int powerDbm, int scanTenths) {
    int gen2 = 0x03;
    Bytes band = Bytes.of(Band.CHINA_900.highest(), Band.CHINA_900.lowest());
    Bytes data =
        Bytes.of(major, minor, type, gen2)
            .plus(band)
            .plus(Bytes.of(powerDbm, scanTenths, 1, 0, 0, 0));
    return Frame.reader(address, Command.READER_INFO, Status.OK.code(), data);
  }

  /** A command was done. */
  public Frame done(int command) {
    return Frame.reader(address, command, Status.OK.code(), Bytes.none());
  }

  /** Memory of a tag. */
  public Frame memoryRead(Bytes data) {
    return Frame.reader(address, Command.READ, Status.OK.code(), data);
  }

  /** A command was not done; the tag's own code follows where the tag refused. */
  public Frame failed(int command, Status status, Bytes more) {
    return Frame.reader(address, command, status.code(), more);
  }
}
