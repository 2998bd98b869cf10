package bondgate.evidence.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures under it, C2SP signed-note: the text ends in a newline; then an empty
 * line; then one line {@code — <name> <Base64 of key hash and signature>} each.
 *
 * @param text the text that is signed, with its last newline
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  private static final String SIGNATURE_MARK = "\u2014 ";
  private static final int MOST_SIGNATURES = 100;
  private static final int MOST_BYTES = 1_000_000;

  /** Takes a copy. */
  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * Reads a note from the bytes of a file.
   *
   * @throws MalformedProofException if they are no note
   */
  public static SignedNote parse(byte[] note) throws MalformedProofException {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(note)).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedProofException("a signed note is UTF-8; received other bytes", e);
    }
  }

  /**
   * Reads a note. Says nothing about whether a signature holds: {@link #check} does.
   *
   * @throws MalformedProofException if it is no note
   */
  public static SignedNote parse(String note) throws MalformedProofException {
    if (note.length() > MOST_BYTES || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new MalformedProofException(
          "a signed note has at most %d characters and no control character but newline"
              .formatted(MOST_BYTES));
    }
    int split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
      throw new MalformedProofException(
          "a signed note is a text, an empty line, and lines of signatures; received '%s'"
              .formatted(note));
    }
    String[] lines = note.substring(split + 2, note.length() - 1).split("\n", -1);
    if (lines.length > MOST_SIGNATURES) {
      throw new MalformedProofException(
          "a signed note has at most %d signatures; received %d"
              .formatted(MOST_SIGNATURES, lines.length));
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines) {
      signatures.add(signature(line));
    }
    return new SignedNote(note.substring(0, split + 1), signatures);
  }

  /**
   * Reads one signature line, without its newline.
   *
   * @throws MalformedProofException if it is none
   */
  public static NoteSignature signature(String line) throws MalformedProofException {
    String[] parts = line.split(" ", -1);
    if (!line.startsWith(SIGNATURE_MARK) || parts.length != 3 || !VerifierKey.isName(parts[1])) {
      throw new MalformedProofException(
          "a signature line is '\u2014 <name> <Base64>'; received '%s'".formatted(line));
    }
    byte[] bytes = StrictBase64.decode("a signature", parts[2]);
    if (bytes.length <= VerifierKey.KEY_HASH_LENGTH_BYTES) {
      throw new MalformedProofException(
          "a signature follows a key hash of 4 bytes; received %d bytes in '%s'"
              .formatted(bytes.length, line));
    }
    return new NoteSignature(parts[1], parts[2]);
  }

  /** Whether that key signed this text. */
  public ProofCheck check(VerifierKey key) {
    boolean named = false;
    for (NoteSignature signature : signatures) {
      if (signature.isOf(key)) {
        named = true;
        if (!key.verifies(text, signature.signature())) {
          return new ProofCheck.Fails(
              "the signature of '%s' does not belong to this text".formatted(key.name()));
        }
      }
    }
    return named
        ? new ProofCheck.Holds()
        : new ProofCheck.Fails(
            "no signature by key %s of '%s'; signed by %s"
                .formatted(
                    key.keyHashHex(),
                    key.name(),
                    signatures.stream().map(NoteSignature::name).toList()));
  }

  /** The same text with another signature under it. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedNote(text, more);
  }

  /** The note as it travels. */
  public String note() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (NoteSignature signature : signatures) {
      note.append(signature.line());
    }
    return note.toString();
  }

  /**
   * One signature under a note.
   *
   * @param name name of the key
   * @param base64 four bytes of key hash, then the signature
   */
  public record NoteSignature(String name, String base64) {
    /** The signature line of a key, over a note text. */
    public static NoteSignature of(VerifierKey key, byte[] signature) {
      byte[] hash = key.keyHash();
      byte[] both = Arrays.copyOf(hash, hash.length + signature.length);
      System.arraycopy(signature, 0, both, hash.length, signature.length);
      return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(both));
    }

    /** The signature line, with its newline. */
    public String line() {
      return SIGNATURE_MARK + name + ' ' + base64 + '\n';
    }

    private boolean isOf(VerifierKey key) {
      return name.equals(key.name())
          && Arrays.equals(
              key.keyHash(),
              Arrays.copyOf(Base64.getDecoder().decode(base64), VerifierKey.KEY_HASH_LENGTH_BYTES));
    }

    private byte[] signature() {
      byte[] both = Base64.getDecoder().decode(base64);
      return Arrays.copyOfRange(both, VerifierKey.KEY_HASH_LENGTH_BYTES, both.length);
    }
  }
}
