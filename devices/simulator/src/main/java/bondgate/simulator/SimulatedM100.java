package bondgate.simulator;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.m100.Command;
import bondgate.rfid.frame.m100.ErrorCode;
import bondgate.rfid.frame.m100.Frame;
import bondgate.rfid.frame.m100.ReplyEncoder;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A virtual M100 module with one antenna. */
public final class SimulatedM100 extends SimulatedModule<Frame> {
  private final ReplyEncoder says;
  private final TagMemories memories;
  private Optional<Epc> selected = Optional.empty();
  private boolean continuous;

  /** A module that is not switched on yet, in one of the two dresses. */
  public SimulatedM100(Wire wire, RadioField field, InstantSource clock, Frame.Dress dress) {
    super(wire, field, clock, Frame.shape());
    says = new ReplyEncoder(dress);
    memories = new TagMemories(field);
  }

  @Override
  protected void powerLost() {
    continuous = false;
    selected = Optional.empty();
  }

  @Override
  protected void idle() {
    if (continuous) {
      poll();
    }
  }

  private void poll() {
    List<RadioField.Hit> hits = round(0);
    if (hits.isEmpty()) {
      send(says.failed(ErrorCode.NO_TAG.code()).toBytes());
    }
    for (RadioField.Hit hit : hits) {
      send(says.tag(hit.epc(), hit.rssiDbm()).toBytes());
    }
  }

  @Override
  protected void obey(Frame command) {
    if (command.type() != Frame.Type.COMMAND || command.dress() != says.dress()) {
      return;
    }
    Bytes data = command.parameters();
    switch (command.command()) {
      case Command.MODULE_INFO -> send(says.moduleInfo(data.at(0), "V2.3.5").toBytes());
      case Command.SINGLE_POLL -> poll();
      case Command.MULTI_POLL -> continuous = true;
      case Command.STOP -> {
        continuous = false;
        send(says.done(Command.STOP).toBytes());
      }
      case Command.SET_SELECT -> {
        selected = Optional.of(Epc.of(data.slice(7, data.size()).toArray()));
        send(says.done(Command.SET_SELECT).toBytes());
      }
      case Command.GET_POWER -> send(says.power(2600).toBytes());
      case Command.GET_REGION -> send(says.region(Command.REGION_CHINA_900).toBytes());
      case Command.SET_REGION, Command.SET_POWER, Command.HOPPING, Command.SELECT_MODE ->
          send(says.done(command.command()).toBytes());
      case Command.READ ->
          access(
              memories.read(
                  selected, data.at(4), data.wordAt(5), data.wordAt(7), data.numberAt(0, 4)),
              ErrorCode.READ);
      case Command.WRITE ->
          access(
              memories.write(
                  selected,
                  data.at(4),
                  data.wordAt(5),
                  data.slice(9, data.size()),
                  data.numberAt(0, 4)),
              ErrorCode.WRITE);
      default -> send(says.failed(ErrorCode.COMMAND.code()).toBytes());
    }
  }

  private void access(TagMemories.Access access, ErrorCode otherwise) {
    if (access.tag().isEmpty()) {
      send(says.failed(otherwise.code()).toBytes());
      return;
    }
    Epc epc = access.tag().get();
    boolean read = otherwise == ErrorCode.READ;
    if (access.denied()) {
      send(says.failed(ErrorCode.ACCESS_PASSWORD.code(), epc).toBytes());
    } else if (access.error().isPresent()) {
      ErrorCode refused = read ? ErrorCode.TAG_REFUSED_READ : ErrorCode.TAG_REFUSED_WRITE;
      send(says.failed(refused.code() | access.error().get().code(), epc).toBytes());
    } else {
      send((read ? says.memoryRead(epc, access.data()) : says.memoryWritten(epc)).toBytes());
    }
  }
}
