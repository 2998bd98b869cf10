package bondgate.server.stream;

import java.util.List;

/**
 * What became of an act. Only {@link Done} is committed; with any other answer the writer rolls
 * back, and nothing of the act remains.
 */
public sealed interface ActAnswer {
  /**
   * The code of a {@link Refused} that waits for a second person: it takes effect when somebody
   * else approves it, and not now.
   */
  String AWAITS_SECOND_PERSON = "awaitsSecondPerson";

  /**
   * It took effect.
   *
   * @param leafIndex its leaf in the zone's evidence log
   * @param permitsVersion version of the zone's permits after it
   */
  record Done(long leafIndex, long permitsVersion) implements ActAnswer {}

  /**
   * It had taken effect before: the same act id with the same content, or the same document through
   * another act.
   *
   * @param leafIndex leaf of the act that took effect
   * @param permitsVersion version of the zone's permits now
   */
  record Repeated(long leafIndex, long permitsVersion) implements ActAnswer {}

  /**
   * It did not take effect.
   *
   * @param code the name of the refusal, lowerCamelCase; pages translate it
   * @param received what was asked, with its figures
   * @param expected what would have been possible
   * @param todo what the asking side can do
   * @param controls numbers of the control orders that stopped it
   */
  record Refused(String code, String received, String expected, String todo, List<String> controls)
      implements ActAnswer {
    /** Takes a copy. */
    public Refused {
      controls = List.copyOf(controls);
    }

    /** One that no control order has to do with. */
    public Refused(String code, String received, String expected, String todo) {
      this(code, received, expected, todo, List.of());
    }
  }
}
