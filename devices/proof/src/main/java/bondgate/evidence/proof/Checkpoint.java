package bondgate.evidence.proof;

import java.util.Arrays;
import java.util.List;

/**
 * The state of a log as its operator signs it, C2SP tlog-checkpoint: three lines, origin, size and
 * root, and perhaps extension lines.
 *
 * @param origin the log's name
 * @param head size and root
 * @param extensions further lines, not empty ones
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {
  /** Checks the origin and takes a copy. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (!VerifierKey.isName(origin)) {
      throw new IllegalArgumentException(
          "an origin has no space, plus or control character; received '%s'".formatted(origin));
    }
  }

  /** A checkpoint without extensions. */
  public static Checkpoint of(String origin, TreeHead head) {
    return new Checkpoint(origin, head, List.of());
  }

  /**
   * Reads a checkpoint from the text of a signed note, signature not considered.
   *
   * @throws MalformedProofException if it is none
   */
  public static Checkpoint parse(String text) throws MalformedProofException {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
      throw new MalformedProofException(
          "a checkpoint has a line each for origin, size and root; received '%s'".formatted(text));
    }
    List<String> extensions = Arrays.asList(lines).subList(3, lines.length - 1);
    if (!VerifierKey.isName(lines[0]) || extensions.contains("")) {
      throw new MalformedProofException(
          "a checkpoint begins with an origin and has no empty line; received '%s'"
              .formatted(text));
    }
    try {
      return new Checkpoint(
          lines[0],
          new TreeHead(Decimal.parse("the size", lines[1]), Hash.ofBase64(lines[2])),
          extensions);
    } catch (IllegalArgumentException e) {
      throw new MalformedProofException(e.getMessage(), e);
    }
  }

  /**
   * Whether a note is a checkpoint of the log that the key is named for, signed by it.
   *
   * @throws MalformedProofException if it is signed but is no checkpoint
   */
  static ProofCheck isSigned(SignedNote note, VerifierKey key) throws MalformedProofException {
    if (note.check(key) instanceof ProofCheck.Fails fails) {
      return fails;
    }
    String origin = parse(note.text()).origin();
    return origin.equals(key.name())
        ? new ProofCheck.Holds()
        : new ProofCheck.Fails(
            "the checkpoint is of log '%s', the key of log '%s'".formatted(origin, key.name()));
  }

  /** The text to sign, with its last newline. */
  public String text() {
    StringBuilder text =
        new StringBuilder(origin)
            .append('\n')
            .append(head.size())
            .append('\n')
            .append(head.root().base64())
            .append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
