package bondgate.server.people.officer;

import java.util.Locale;

/**
 * A step of the verification in the browser with its outcome: key and code of {@code verify.js},
 * for which the messages have a sentence.
 */
public enum StepWord {
  FETCH_UNAVAILABLE,
  BROWSER_NO_WEB_CRYPTO,
  LEAF_OK,
  LEAF_OTHER_HASH,
  CHECKPOINT_OK,
  CHECKPOINT_MALFORMED,
  CHECKPOINT_OTHER_LOG,
  KEY_OK,
  KEY_FIRST_SEEN,
  KEY_MALFORMED,
  KEY_WRONG_HASH,
  KEY_CHANGED,
  SIGNATURE_OK,
  SIGNATURE_MISSING,
  SIGNATURE_WRONG,
  SIGNATURE_UNSUPPORTED,
  INCLUSION_OK,
  INCLUSION_WRONG_ROOT,
  INCLUSION_WRONG_LENGTH,
  INCLUSION_OTHER_INDEX,
  GROWTH_OK,
  GROWTH_FIRST_SEEN,
  GROWTH_SAME,
  GROWTH_SHRUNK,
  GROWTH_TWO_HISTORIES,
  GROWTH_WRONG_PROOF,
  GROWTH_UNSIGNED;

  /** How the script finds it: {@code leaf-other-hash}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
