package bondgate.simulator;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.uhf18.Command;
import bondgate.rfid.frame.uhf18.Frame;
import bondgate.rfid.frame.uhf18.Reply;
import bondgate.rfid.frame.uhf18.ReplyEncoder;
import bondgate.rfid.frame.uhf18.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A virtual UHFReader288 with four antennas; asked without data it answers as an UHFReader18. */
public final class SimulatedUhf288 extends SimulatedModule<Frame> {
  private static final int ADDRESS = 0;
  private static final int RAW_OFFSET = 129;

  private final ReplyEncoder says = new ReplyEncoder(ADDRESS);
  private final TagMemories memories;

  /** A reader that is not switched on yet, with address 0. */
  public SimulatedUhf288(Wire wire, RadioField field, InstantSource clock) {
    super(wire, field, clock, Frame.hostShape());
    memories = new TagMemories(field);
  }

  @Override
  protected void powerLost() {}

  @Override
  protected void idle() {}

  @Override
  protected void obey(Frame command) {
    if (command.address() != ADDRESS && command.address() != Command.BROADCAST) {
      return;
    }
    Bytes data = command.data();
    switch (command.command()) {
      case Command.READER_INFO -> send(says.readerInfo(3, 1, 0x20, 26, 10).toBytes());
      case Command.INVENTORY -> inventory(data);
      case Command.POWER, Command.FREQUENCY, Command.SCAN_TIME, Command.MODE_288 ->
          send(says.done(command.command()).toBytes());
      case Command.READ -> read(data);
      case Command.WRITE -> write(data);
      default -> send(says.failed(0, Status.ILLEGAL_COMMAND, Bytes.none()).toBytes());
    }
  }

  private void inventory(Bytes data) {
    boolean family288 = data.size() == 9;
    int antenna = family288 ? data.at(7) & 0x03 : 0;
    for (RadioField.Hit hit : round(antenna)) {
      Reply.Tag tag =
          new Reply.Tag(
              hit.epc(),
              OptionalInt.of(antenna),
              OptionalInt.of(Math.max(0, hit.rssiDbm() + RAW_OFFSET)),
              Optional.empty());
      send(
          family288
              ? says.tags288(Status.MORE_FRAMES, antenna, List.of(tag)).toBytes()
              : says.tags18(Status.MORE_FRAMES, List.of(tag)).toBytes());
    }
    send(
        family288
            ? says.tags288(Status.INVENTORY_COMPLETE, antenna, List.of()).toBytes()
            : says.tags18(Status.INVENTORY_COMPLETE, List.of()).toBytes());
  }

  /** {@code ENum EPC bank firstWord words password}. */
  private void read(Bytes data) {
    int at = 1 + data.at(0) * 2;
    TagMemories.Access access =
        memories.read(
            chosen(data, 0),
            data.at(at),
            data.at(at + 1),
            data.at(at + 2),
            data.numberAt(at + 3, 4));
    answer(Command.READ, access);
  }

  /** {@code WNum ENum EPC bank firstWord words[WNum] password}. */
  private void write(Bytes data) {
    int at = 2 + data.at(1) * 2;
    int end = at + 2 + data.at(0) * 2;
    TagMemories.Access access =
        memories.write(
            chosen(data, 1),
            data.at(at),
            data.at(at + 1),
            data.slice(at + 2, end),
            data.numberAt(end, 4));
    answer(Command.WRITE, access);
  }

  private static Optional<Epc> chosen(Bytes data, int at) {
    int words = data.at(at);
    return words == 0
        ? Optional.empty()
        : Optional.of(Epc.of(data.slice(at + 1, at + 1 + words * 2).toArray()));
  }

  private void answer(int command, TagMemories.Access access) {
    if (access.tag().isEmpty()) {
      send(says.failed(command, Status.NO_TAG, Bytes.none()).toBytes());
    } else if (access.denied()) {
      send(says.failed(command, Status.ACCESS_PASSWORD, Bytes.none()).toBytes());
    } else if (access.error().isPresent()) {
      Bytes code = Bytes.of(access.error().get().code());
      send(says.failed(command, Status.TAG_REFUSED, code).toBytes());
    } else {
      boolean read = command == Command.READ;
      send((read ? says.memoryRead(access.data()) : says.done(command)).toBytes());
    }
  }
}
