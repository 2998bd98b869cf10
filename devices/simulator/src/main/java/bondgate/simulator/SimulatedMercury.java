package bondgate.simulator;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.mercury.Command;
import bondgate.rfid.frame.mercury.Frame;
import bondgate.rfid.frame.mercury.ReplyEncoder;
import bondgate.rfid.frame.mercury.Status;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A virtual Mercury module with four antennas, out of its boot loader. */
public final class SimulatedMercury extends SimulatedModule<Frame> {
  private static final int FREQUENCY_KHZ = 922_125;
  private static final int START = 0x01;

  private final TagMemories memories;
  private List<Integer> antennas = List.of(0);
  private boolean continuous;
  private int turn;

  /** A module that is not switched on yet. */
  public SimulatedMercury(Wire wire, RadioField field, InstantSource clock) {
    super(wire, field, clock, Frame.hostShape());
    memories = new TagMemories(field);
  }

  @Override
  protected void powerLost() {
    continuous = false;
  }

  @Override
  protected void idle() {
    if (!continuous) {
      return;
    }
    turn = (turn + 1) % antennas.size();
    int antenna = antennas.get(turn);
    List<RadioField.Hit> hits = round(antenna);
    for (RadioField.Hit hit : hits) {
      long millis = hit.after().toMillis();
      int phase = Math.floorMod(hit.epc().hashCode(), 181);
      send(
          ReplyEncoder.tag(hit.epc(), hit.rssiDbm(), antenna, FREQUENCY_KHZ, millis, phase)
              .toBytes());
    }
    if (hits.isEmpty()) {
      send(ReplyEncoder.keepAlive().toBytes());
    }
  }

  @Override
  protected void obey(Frame command) {
    Bytes data = command.data();
    int op = command.op();
    switch (op) {
      case Command.VERSION ->
          send(ReplyEncoder.version("14012300", "30000000", "20160513", "01090302").toBytes());
      case Command.CONTINUOUS -> {
        continuous = data.size() > 2 && data.at(2) == START;
        send(ReplyEncoder.done(op).toBytes());
      }
      case Command.SET_ANTENNA -> {
        setAntennas(data);
        send(ReplyEncoder.done(op).toBytes());
      }
      case Command.SET_PROTOCOL,
          Command.SET_READ_POWER,
          Command.SET_WRITE_POWER,
          Command.SET_REGION,
          Command.SET_OPTION,
          Command.SET_GPIO ->
          send(ReplyEncoder.done(op).toBytes());
      case Command.READ_DATA -> read(data);
      case Command.WRITE_DATA -> write(data);
      default -> send(ReplyEncoder.failed(op, Status.OP_UNKNOWN).toBytes());
    }
  }

  private void setAntennas(Bytes data) {
    List<Integer> list = new ArrayList<>();
    boolean search = data.size() % 2 == 1;
    for (int i = search ? 1 : 0; i < data.size(); i += 2) {
      list.add(data.at(i) - 1);
    }
    antennas = list.isEmpty() ? List.of(0) : List.copyOf(list);
    turn = 0;
  }

  /** {@code timeout2 option bank firstWord4 words [password4 bits EPC]}. */
  private void read(Bytes data) {
    TagMemories.Access access =
        memories.read(
            chosen(data, 9), data.at(3), (int) data.numberAt(4, 4), data.at(8), password(data, 9));
    if (access.isDone()) {
      send(ReplyEncoder.memoryRead(access.data()).toBytes());
    } else {
      send(ReplyEncoder.failed(Command.READ_DATA, why(access)).toBytes());
    }
  }

  /** {@code timeout2 option firstWord4 bank [password4 bits EPC] words}. */
  private void write(Bytes data) {
    Optional<Epc> chosen = chosen(data, 8);
    int words = chosen.map(epc -> 13 + epc.words() * 2).orElse(8);
    TagMemories.Access access =
        memories.write(
            chosen,
            data.at(7),
            (int) data.numberAt(3, 4),
            data.slice(words, data.size()),
            password(data, 8));
    send(
        access.isDone()
            ? ReplyEncoder.done(Command.WRITE_DATA).toBytes()
            : ReplyEncoder.failed(Command.WRITE_DATA, why(access)).toBytes());
  }

  private static long password(Bytes data, int at) {
    return data.at(2) == 0 ? 0 : data.numberAt(at, 4);
  }

  private static Optional<Epc> chosen(Bytes data, int at) {
    if (data.at(2) == 0) {
      return Optional.empty();
    }
    int begin = at + 5;
    return Optional.of(Epc.of(data.slice(begin, begin + data.at(at + 4) / 8).toArray()));
  }

  private static Status why(TagMemories.Access access) {
    if (access.denied()) {
      return Status.TAG_GENERAL;
    } else if (access.tag().isEmpty() || access.error().isEmpty()) {
      return Status.NO_TAG;
    }
    return switch (access.error().get()) {
      case MEMORY_OVERRUN -> Status.TAG_MEMORY_OVERRUN;
      case MEMORY_LOCKED -> Status.TAG_MEMORY_LOCKED;
      case INSUFFICIENT_POWER -> Status.TAG_INSUFFICIENT_POWER;
      case OTHER, NOT_SPECIFIC -> Status.TAG_GENERAL;
    };
  }
}
