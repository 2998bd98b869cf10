package bondgate.till.idcard;

import bondgate.till.Octets;
import java.util.Optional;

/** What a reader answers. */
public sealed interface SamReply {
  /** The module is well, or a card was chosen, whichever was asked. */
  record Done() implements SamReply {}

  /** A card lies there and can be chosen. */
  record CardFound() implements SamReply {}

  /**
   * The number of the security module.
   *
   * @param bytes as sent, 16 usually
   */
  record ModuleNumber(Octets bytes) implements SamReply {}

  /**
   * A card was read.
   *
   * @param card what is on it
   */
  record CardRead(IdentityCard card) implements SamReply {}

  /**
   * The newest address was read.
   *
   * @param address personal; not printed
   */
  record NewestAddress(String address) implements SamReply {
    @Override
    public String toString() {
      return "NewestAddress[withheld]";
    }
  }

  /**
   * The reader says that it did not do it.
   *
   * @param status why
   */
  record Refused(SamStatus status) implements SamReply {}

  /**
   * A frame that is right but that we cannot read.
   *
   * @param why what was expected; never what was in it
   */
  record NotUnderstood(String why) implements SamReply {}

  /** What a reply's content says, given what was asked. */
  static SamReply decode(SamCommand asked, Octets content) {
    if (content.size() < 3 || content.at(0) != 0 || content.at(1) != 0) {
      return new NotUnderstood("expected status 00 00 xx in a content of 3 bytes or more");
    }
    Optional<SamStatus> status = SamStatus.of(content.at(2));
    if (status.isEmpty()) {
      return new NotUnderstood("status %02X is none that we know".formatted(content.at(2)));
    }
    return switch (status.get()) {
      case DONE -> done(asked, content.slice(3, content.size()));
      case CARD_FOUND -> new CardFound();
      case NO_CARD,
          SELECT_FAILED,
          READ_FAILED,
          WRONG_CHECK,
          WRONG_LENGTH,
          WRONG_COMMAND,
          NOT_PERMITTED,
          UNKNOWN_COMMAND,
          MODULE_NOT_PROVED,
          CARD_NOT_PROVED,
          CONTENT_NOT_PROVED,
          UNKNOWN_CARD,
          SELF_TEST_FAILED,
          NOT_AUTHORISED,
          NO_CONTENT ->
          new Refused(status.get());
    };
  }

  private static SamReply done(SamCommand asked, Octets data) {
    return switch (asked) {
      case STATUS, FIND, SELECT -> new Done();
      case MODULE_NUMBER -> new ModuleNumber(data);
      case READ, READ_WITH_FINGERPRINTS -> IdentityCard.read(data);
      case READ_NEWEST_ADDRESS -> new NewestAddress(CardText.text(data));
    };
  }
}
