package bondgate.server.handling;

import java.util.List;
import java.util.Optional;

/**
 * What a scan comes to, before it is kept.
 *
 * @param after the pieces as they stand then, if it changes any
 * @param stands the bin that is counted from now on
 * @param missing the tags that are not where they should be
 * @param found the tag that is counted in the bin where the person stands
 */
record Ruling(
    ScanWord word,
    About about,
    List<PieceState> after,
    Optional<String> stands,
    Optional<String> found,
    List<String> missing) {
  /** Takes copies. */
  Ruling {
    after = List.copyOf(after);
    missing = List.copyOf(missing);
  }

  /** Whether everything stands as it stood. */
  boolean changesNothing() {
    return after.isEmpty() && stands.isEmpty() && found.isEmpty() && missing.isEmpty();
  }

  /** Nothing changes. */
  static Ruling only(ScanWord word, About about) {
    return new Ruling(word, about, List.of(), Optional.empty(), Optional.empty(), List.of());
  }

  /** Pieces stand otherwise. */
  static Ruling changing(ScanWord word, About about, List<PieceState> after) {
    return new Ruling(word, about, after, Optional.empty(), Optional.empty(), List.of());
  }

  /** A person goes to a bin. */
  static Ruling standing(ScanWord word, About about, String bin) {
    return new Ruling(word, about, List.of(), Optional.of(bin), Optional.empty(), List.of());
  }

  /** A piece is counted. */
  static Ruling finding(ScanWord word, About about, String epc) {
    return new Ruling(word, about, List.of(), Optional.empty(), Optional.of(epc), List.of());
  }

  /** Pieces are not where they should be. */
  static Ruling missing(ScanWord word, About about, List<String> epcs) {
    return new Ruling(word, about, List.of(), Optional.empty(), Optional.empty(), epcs);
  }
}
