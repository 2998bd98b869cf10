package bondgate.simulator.till;

import bondgate.till.Deframer;
import bondgate.till.Octets;
import bondgate.till.idcard.CardText;
import bondgate.till.idcard.SamCommand;
import bondgate.till.idcard.SamFrames;
import bondgate.till.idcard.SamStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A reader of identity cards. A card that was read must be lifted before it is found again. */
public final class VirtualCardReader implements Firmware {
  private static final int PHOTO_BYTES = 1024;

  private final Deframer<Octets> frames = new Deframer<>(SamFrames.shape());
  // Guarded by this: the device's thread and whoever puts a card down.
  private Optional<Octets> card = Optional.empty();
  private boolean selected;
  private boolean read;

  /** Puts a made-up citizen's card down. */
  public synchronized void put(CardText.Citizen text) {
    card = Optional.of(block(text));
    selected = false;
    read = false;
  }

  /** Lifts the card. */
  public synchronized void lift() {
    card = Optional.empty();
    selected = false;
    read = false;
  }

  @Override
  public Octets heard(Octets bytes) {
    Octets answers = Octets.none();
    for (Octets content : frames.feed(bytes)) {
      answers = answers.plus(SamFrames.encode(answer(SamCommand.of(content))));
    }
    return answers;
  }

  private synchronized Octets answer(Optional<SamCommand> command) {
    if (command.isEmpty()) {
      return status(SamStatus.UNKNOWN_COMMAND);
    }
    return switch (command.get()) {
      case STATUS -> status(SamStatus.DONE);
      case MODULE_NUMBER -> status(SamStatus.DONE).plus(Octets.of(new byte[16]));
      case FIND ->
          card.isPresent() && !read
              ? status(SamStatus.CARD_FOUND).plus(Octets.of(0, 0, 0, 0))
              : status(SamStatus.NO_CARD);
      case SELECT -> select();
      case READ -> content();
      case READ_NEWEST_ADDRESS -> status(SamStatus.NO_CONTENT);
      case READ_WITH_FINGERPRINTS -> status(SamStatus.NOT_PERMITTED);
    };
  }

  private Octets select() {
    selected = card.isPresent() && !read;
    return selected
        ? status(SamStatus.DONE).plus(Octets.of(new byte[8]))
        : status(SamStatus.SELECT_FAILED);
  }

  private Octets content() {
    if (!selected || card.isEmpty()) {
      return status(SamStatus.READ_FAILED);
    }
    read = true;
    selected = false;
    return status(SamStatus.DONE)
        .plus(Octets.of(1, 0, PHOTO_BYTES >> 8, 0))
        .plus(card.get())
        .plus(Octets.of(new byte[PHOTO_BYTES]));
  }

  private static Octets status(SamStatus status) {
    return Octets.of(0, 0, status.code());
  }

  private static Octets block(CardText.Citizen text) {
    return field(text.name(), 30)
        .plus(field(text.sex(), 2))
        .plus(field(text.nation(), 4))
        .plus(field(text.birth(), 16))
        .plus(field(text.address(), 70))
        .plus(field(text.number(), 36))
        .plus(field(text.authority(), 30))
        .plus(field(text.validFrom(), 16))
        .plus(field(text.validTo(), 16))
        .plus(field(text.newestAddress(), 36));
  }

  private static Octets field(String text, int length) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_16LE), length);
    for (int i = 2 * text.length(); i < length; i += 2) {
      bytes[i] = ' ';
    }
    return Octets.of(bytes);
  }
}
