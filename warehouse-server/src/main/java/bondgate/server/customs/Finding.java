package bondgate.server.customs;

/**
 * Something that is wrong with a message, before it is sent or as it was received.
 *
 * @param code what, with words in both languages in {@link CustomsWords}
 * @param message kind of message, such as CEB311
 * @param element the element, with the line's number where it is in one: {@code OrderList[2]/qty}
 * @param received what is there; of personal data only its length
 * @param expected what would be right
 */
public record Finding(
    FindingCode code, String message, String element, String received, String expected) {}
