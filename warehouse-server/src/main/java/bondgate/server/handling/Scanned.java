package bondgate.server.handling;

import java.util.List;

/** What a label says, before anybody has looked it up. */
sealed interface Scanned {
  /** What the handheld says back. */
  Subject subject();

  /**
   * A tag on a piece.
   *
   * @param epcs the EPCs that it can be, upper-case hex: a label in words leaves the filter open
   * @param ifUnknown what to say if none of them is ours
   */
  record Tag(List<String> epcs, WrongScan ifUnknown, Subject subject) implements Scanned {
    /** Takes a copy. */
    public Tag {
      epcs = List.copyOf(epcs);
    }
  }

  /**
   * A word that may name a bin or a document.
   *
   * @param text as it was scanned
   * @param ifUnknown what to say if it names neither
   * @param subject what to say back then; of a person's or a paying code without its text
   */
  record Word(String text, WrongScan ifUnknown, Subject subject) implements Scanned {}

  /** Something that is no use here, whatever is expected. */
  record Unusable(WrongScan why, Subject subject) implements Scanned {}
}
