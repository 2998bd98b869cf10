package bondgate.rfid.frame.m100;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.Gen2Error;
import bondgate.rfid.frame.TagIdentity;
import java.util.Optional;

/** Frames of the module to replies. */
public final class ReplyDecoder {
  private ReplyDecoder() {}

  /** What the frame says. */
  public static Reply decode(Frame frame) {
    return switch (frame.type()) {
      case COMMAND -> new Reply.Unrecognised(frame);
      case NOTIFICATION -> tag(frame).orElse(new Reply.Unrecognised(frame));
      case RESPONSE -> response(frame).orElse(new Reply.Unrecognised(frame));
    };
  }

  private static Optional<Reply> tag(Frame frame) {
    Bytes said = frame.parameters();
    if (frame.command() != Command.SINGLE_POLL || said.size() < 7) {
      return Optional.empty();
    }
    return TagIdentity.ofPcEpcCrc(said.slice(1, said.size()))
        .map(tag -> new Reply.TagReport(tag, said.signedAt(0)));
  }

  private static Optional<Reply> response(Frame frame) {
    Bytes said = frame.parameters();
    int size = said.size();
    return switch (frame.command()) {
      case Command.ERROR -> size == 0 ? Optional.empty() : Optional.of(failure(said));
      case Command.MODULE_INFO ->
          size < 1
              ? Optional.empty()
              : Optional.of(new Reply.ModuleInfo(said.at(0), said.slice(1, size).ascii()));
      case Command.GET_POWER ->
          size == 2 ? Optional.of(new Reply.Power((short) said.wordAt(0))) : Optional.empty();
      case Command.GET_REGION ->
          size == 1 ? Optional.of(new Reply.Region(said.at(0))) : Optional.empty();
      case Command.GET_QUERY ->
          size == 2 ? Optional.of(new Reply.Query(said.wordAt(0))) : Optional.empty();
      case Command.GET_SELECT ->
          size >= 7
              ? Optional.of(new Reply.Selected(said.slice(7, size), said.numberAt(1, 4)))
              : Optional.empty();
      case Command.READ ->
          tagAtHead(said).map(tag -> new Reply.MemoryRead(tag, said.slice(1 + said.at(0), size)));
      case Command.WRITE ->
          size > 0 && size == said.at(0) + 2 && said.at(size - 1) == 0
              ? tagAtHead(said).map(Reply.MemoryWritten::new)
              : Optional.empty();
      default ->
          Optional.of(
              size == 1 && said.at(0) == 0
                  ? new Reply.Done(frame.command())
                  : new Reply.Setting(frame.command(), said));
    };
  }

  /** The tag that a reply begins with: one byte with the length of PC and EPC, then these. */
  private static Optional<TagIdentity> tagAtHead(Bytes said) {
    int length = said.size() == 0 ? 0 : said.at(0);
    return length < 4 || said.size() < 1 + length
        ? Optional.empty()
        : TagIdentity.ofPcEpc(said.slice(1, 1 + length));
  }

  private static Reply failure(Bytes said) {
    int code = said.at(0);
    Optional<ErrorCode> error = ErrorCode.of(code);
    Optional<Gen2Error> byTag =
        error.filter(ErrorCode::isOfTag).flatMap(refused -> Gen2Error.of(code & 0x0F));
    Optional<Epc> epc = tagAtHead(said.slice(1, said.size())).map(TagIdentity::epc);
    return new Reply.Failure(code, error, byTag, epc);
  }
}
