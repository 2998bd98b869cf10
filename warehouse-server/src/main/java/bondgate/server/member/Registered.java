package bondgate.server.member;

import java.util.List;

/** What became of a registration. */
public sealed interface Registered {
  /**
   * Done.
   *
   * @param key what opens the member's page; told once, kept as a digest only
   */
  record Done(String memberNo, String key) implements Registered {
    /** Without the key. */
    @Override
    public String toString() {
      return "Done[" + memberNo + "]";
    }
  }

  /** Not done, all that is wrong. */
  record Refused(List<Problem> problems) implements Registered {
    /** Keeps a copy. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** What can be wrong with a registration. */
  enum Problem {
    NAME_MISSING("name"),
    /** Not 18 characters, no date of birth, or the last one does not fit the others (GB 11643). */
    NUMBER_WRONG("number"),
    PHONE_WRONG("phone"),
    /** Without consent to the text in force, nothing is kept. */
    NO_CONSENT("consent");

    private final String field;

    Problem(String field) {
      this.field = field;
    }

    /** The field that it is about. */
    public String field() {
      return field;
    }
  }
}
