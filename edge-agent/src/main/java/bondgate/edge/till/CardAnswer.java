package bondgate.edge.till;

import bondgate.till.idcard.CardText;
import bondgate.till.idcard.IdentityCard;
import bondgate.till.idcard.SamStatus;

/**
 * What the kiosk's page is told of the identity card. Personal: it prints nothing of itself.
 *
 * @param state how it stands
 * @param kind citizen, foreigner or compatriot; empty unless read
 * @param name as on the card; empty unless read
 * @param number as on the card; empty unless read
 * @param detail what is wrong, one of the names of {@link SamStatus} or {@link IdentityCard.Doubt};
 *     empty if nothing is
 */
public record CardAnswer(State state, String kind, String name, String number, String detail) {
  /** How it stands. */
  public enum State {
    /** This till has no card reader, or it does not work. */
    NO_READER,
    /** No card was laid down yet. */
    WAITING,
    /** The card is to be lifted and laid down again. */
    AGAIN,
    /** It was read. */
    READ
  }

  static CardAnswer without(State state) {
    return new CardAnswer(state, "", "", "", "");
  }

  static CardAnswer again(SamStatus status) {
    return new CardAnswer(State.AGAIN, "", "", "", status.name());
  }

  static CardAnswer of(IdentityCard card) {
    String doubt = card.doubt().map(IdentityCard.Doubt::name).orElse("");
    if (card.text() instanceof CardText.Citizen one) {
      return new CardAnswer(State.READ, "citizen", one.name(), one.number(), doubt);
    }
    if (card.text() instanceof CardText.CompatriotResident one) {
      return new CardAnswer(State.READ, "compatriot", one.name(), one.number(), doubt);
    }
    CardText.Foreigner one = (CardText.Foreigner) card.text();
    String name = one.chineseName().isEmpty() ? one.name() : one.chineseName();
    return new CardAnswer(State.READ, "foreigner", name, one.number(), doubt);
  }

  @Override
  public String toString() {
    return "CardAnswer[%s, withheld]".formatted(state);
  }
}
