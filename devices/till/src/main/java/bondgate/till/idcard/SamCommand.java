package bondgate.till.idcard;

import bondgate.till.Octets;
import java.util.Optional;

/** What we ask of a reader. */
public enum SamCommand {
  /** Whether the security module is well. */
  STATUS(0x11, 0xFF),
  /** The number of the security module. */
  MODULE_NUMBER(0x12, 0xFF),
  /** Whether a card lies there (寻卡); ask every 300 ms. */
  FIND(0x20, 0x01),
  /** Chooses the card that was found (选卡). */
  SELECT(0x20, 0x02),
  /** Text and photograph (读卡). */
  READ(0x30, 0x01),
  /** The newest address, if the card has one. */
  READ_NEWEST_ADDRESS(0x30, 0x03),
  /** Text, photograph and fingerprints; asked for never by us, known to read recordings. */
  READ_WITH_FINGERPRINTS(0x30, 0x10);

  private final int command;
  private final int parameter;

  SamCommand(int command, int parameter) {
    this.command = command;
    this.parameter = parameter;
  }

  /** The content of its frame. */
  public Octets content() {
    return Octets.of(command, parameter);
  }

  /** The whole frame. */
  public Octets toFrame() {
    return SamFrames.encode(content());
  }

  /** The command that a content is, if we know it. */
  public static Optional<SamCommand> of(Octets content) {
    for (SamCommand command : values()) {
      if (command.content().equals(content)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }
}
