package bondgate.simulator;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.r2000.Command;
import bondgate.rfid.frame.r2000.ErrorCode;
import bondgate.rfid.frame.r2000.Frame;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import java.util.Optional;

/** What a virtual R2000 answers about the memory of tags. */
final class R2000Access {
  private final ReplyEncoder says;
  private final TagMemories memories;
  private Optional<Epc> match = Optional.empty();

  R2000Access(ReplyEncoder says, RadioField field) {
    this.says = says;
    this.memories = new TagMemories(field);
  }

  /** The answer, if the command is about that. */
  Optional<Frame> answer(Frame command) {
    Bytes data = command.data();
    return switch (command.command()) {
      case Command.SET_MATCH -> {
        match =
            data.size() > 2 && data.at(0) == 0
                ? Optional.of(Epc.of(data.slice(2, data.size()).toArray()))
                : Optional.empty();
        yield Optional.of(says.done(Command.SET_MATCH));
      }
      case Command.READ -> data.size() < 3 ? Optional.empty() : Optional.of(read(data));
      case Command.WRITE -> data.size() < 9 ? Optional.empty() : Optional.of(write(data));
      default -> Optional.empty();
    };
  }

  private Frame read(Bytes data) {
    TagMemories.Access access =
        memories.read(
            match, data.at(0), data.at(1), data.at(2), data.size() >= 7 ? data.numberAt(3, 4) : 0);
    if (access.tag().isEmpty()) {
      return says.failed(Command.READ, ErrorCode.NO_TAG);
    }
    return access.isDone()
        ? says.memoryRead(1, access.tag().get(), access.data(), 0)
        : says.failed(Command.READ, ErrorCode.READ);
  }

  private Frame write(Bytes data) {
    TagMemories.Access access =
        memories.write(
            match, data.at(4), data.at(5), data.slice(7, data.size()), data.numberAt(0, 4));
    if (access.tag().isEmpty()) {
      return says.failed(Command.WRITE, ErrorCode.NO_TAG);
    }
    if (access.denied()) {
      return says.failed(Command.WRITE, ErrorCode.ACCESS_OR_PASSWORD);
    }
    int code = access.isDone() ? ErrorCode.SUCCESS : ErrorCode.WRITE.code();
    return says.memoryWritten(1, access.tag().get(), code, 0);
  }
}
