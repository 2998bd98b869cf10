package bondgate.till.idcard;

import bondgate.till.Octets;
import bondgate.till.SaltedReference;
import java.util.Optional;

/**
 * What was read from a card: text, and photograph and fingerprints as bytes that we do not decode
 * (WLT is proprietary). Personal: it prints nothing of itself. Whoever needs to know again whether
 * the same person came keeps only {@link #reference}.
 *
 * @param text the text
 * @param photo the photograph in the reader's coding, 1024 bytes usually
 */
public record IdentityCard(CardText text, Octets photo) {
  /** What is wrong with a card's text. */
  public enum Doubt {
    /** The identity number's check character or date of birth is wrong. */
    NUMBER_WRONG,
    /** The identity number has another date of birth than the card. */
    BIRTH_DIFFERS
  }

  /** Reads the data behind a status: two lengths (three with fingerprints), then the parts. */
  static SamReply read(Octets data) {
    if (data.size() < 4) {
      return new SamReply.NotUnderstood("expected the lengths of text and photograph");
    }
    int textLength = data.bigEndian16(0);
    int photoLength = data.bigEndian16(2);
    for (int head : new int[] {4, 6}) {
      int prints = head == 6 && data.size() >= 6 ? data.bigEndian16(4) : 0;
      if (textLength == CardText.BYTES && data.size() == head + textLength + photoLength + prints) {
        Octets block = data.slice(head, head + textLength);
        // Fingerprints are dropped here: nothing of ours has a reason to hold them.
        Octets photo = data.slice(head + textLength, head + textLength + photoLength);
        return new SamReply.CardRead(new IdentityCard(CardText.decode(block), photo));
      }
    }
    return new SamReply.NotUnderstood(
        "expected 256 bytes of text and the lengths to add up; received %d bytes, text %d, photo %d"
            .formatted(data.size(), textLength, photoLength));
  }

  /**
   * What is wrong with the number, if anything; a foreigner's has another rule and no check here.
   */
  public Optional<Doubt> doubt() {
    if (text instanceof CardText.Citizen citizen) {
      return doubt(citizen.number(), citizen.birth());
    }
    if (text instanceof CardText.CompatriotResident resident) {
      return doubt(resident.number(), resident.birth());
    }
    return Optional.empty();
  }

  private static Optional<Doubt> doubt(String number, String birth) {
    if (IdentityNumber.of(number).isEmpty()) {
      return Optional.of(Doubt.NUMBER_WRONG);
    }
    return number.substring(6, 14).equals(birth)
        ? Optional.empty()
        : Optional.of(Doubt.BIRTH_DIFFERS);
  }

  /**
   * A reference to the holder under a secret salt.
   *
   * @param salt at least 16 bytes
   */
  public SaltedReference reference(Octets salt) {
    return SaltedReference.of(salt, "identity-number", number());
  }

  private String number() {
    if (text instanceof CardText.Citizen citizen) {
      return citizen.number();
    }
    if (text instanceof CardText.Foreigner foreigner) {
      return foreigner.number();
    }
    return ((CardText.CompatriotResident) text).number();
  }

  @Override
  public String toString() {
    return "IdentityCard[withheld]";
  }
}
