package bondgate.evidence.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a sealed field of a leaf says. The leaf holds {@code {"sha256":"<Base64>"}} in its place:
 * the SHA-256 of the byte 02 (00 and 01 begin what RFC 6962 hashes), the salt, and in UTF-8 {@code
 * ["<path>",<value>]}. Who has the salt can show the value; without it, nobody can even try one.
 *
 * <p>A file of openings has the line {@value #FIRST_LINE} and then one line for each: salt, path
 * and value, with a space between.
 *
 * @param path name of the field in the leaf, such as {@code details.specification}
 * @param salt {@value #SALT_LENGTH_BYTES} random bytes in Base64, made for this field alone
 * @param value JSON of a text or a whole number, as it was hashed
 */
public record Opening(String path, String salt, String value) {
  /** Length of a salt in bytes. */
  public static final int SALT_LENGTH_BYTES = 16;

  /** The name that a sealed field has for its digest. */
  public static final String DIGEST = "sha256";

  private static final String FIRST_LINE = "bondgate-openings/1";
  private static final byte DOMAIN = 2;
  private static final Pattern PATH =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9]*(?:\\[\\d+\\])?(?:\\.[A-Za-z][A-Za-z0-9]*(?:\\[\\d+\\])?)*");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the path is none or the salt has another length
   */
  public Opening {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "a path names a field, such as details.specification; received '%s'".formatted(path));
    }
    byte[] bytes = Base64.getDecoder().decode(salt);
    if (bytes.length != SALT_LENGTH_BYTES
        || !Base64.getEncoder().encodeToString(bytes).equals(salt)) {
      throw new IllegalArgumentException(
          "a salt is %d bytes in Base64; received '%s'".formatted(SALT_LENGTH_BYTES, salt));
    }
    if (value.isEmpty() || value.lines().count() != 1) {
      throw new IllegalArgumentException("a value is JSON in one line; received '" + value + "'");
    }
  }

  /** The digest that stands in the leaf. */
  public Hash digest() {
    MessageDigest sha256 = MerkleTree.sha256();
    sha256.update(DOMAIN);
    sha256.update(Base64.getDecoder().decode(salt));
    return Hash.of(
        sha256.digest(("[\"" + path + "\"," + value + "]").getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Whether the leaf has this value sealed under this path.
   *
   * @throws MalformedProofException if the leaf is no JSON object
   */
  public ProofCheck check(byte[] leaf) throws MalformedProofException {
    Map<String, String> fields = JsonText.fields(leaf);
    String found = fields.get(path + "." + DIGEST);
    if (found == null) {
      return new ProofCheck.Fails(
          "the leaf has no sealed field %s; it has %s".formatted(path, sealed(fields)));
    }
    if (!found.equals(digest().base64())) {
      return new ProofCheck.Fails(
          "the opening of %s does not fit: salt and value %s give digest %s, the leaf has %s"
              .formatted(path, value, digest().base64(), found));
    }
    return new ProofCheck.Holds();
  }

  private static List<String> sealed(Map<String, String> fields) {
    String end = "." + DIGEST;
    return fields.keySet().stream()
        .filter(name -> name.endsWith(end))
        .map(name -> name.substring(0, name.length() - end.length()))
        .toList();
  }

  /** The file of those openings. */
  public static String file(List<Opening> openings) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    for (Opening one : openings) {
      text.append(one.salt).append(' ').append(one.path).append(' ').append(one.value).append('\n');
    }
    return text.toString();
  }

  /**
   * Reads a file of openings.
   *
   * @throws MalformedProofException if it is none
   */
  public static List<Opening> parseFile(String text) throws MalformedProofException {
    List<String> lines = List.of(text.split("\r?\n", -1));
    if (!lines.get(0).equals(FIRST_LINE)) {
      throw new MalformedProofException(
          "a file of openings begins with the line '%s'; received '%s'"
              .formatted(FIRST_LINE, lines.get(0)));
    }
    List<Opening> openings = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (!line.isEmpty()) {
        openings.add(parse(line));
      }
    }
    if (openings.isEmpty()) {
      throw new MalformedProofException("expected openings after the first line; received none");
    }
    return List.copyOf(openings);
  }

  private static Opening parse(String line) throws MalformedProofException {
    String[] parts = line.split(" ", 3);
    if (parts.length != 3) {
      throw new MalformedProofException(
          "an opening is salt, path and value with a space between; received '%s'".formatted(line));
    }
    try {
      return new Opening(parts[1], parts[0], parts[2]);
    } catch (IllegalArgumentException e) {
      throw new MalformedProofException(e.getMessage(), e);
    }
  }

  /** An opening with a salt of those bytes. */
  public static Opening of(String path, byte[] salt, String value) {
    return new Opening(path, Base64.getEncoder().encodeToString(salt), value);
  }
}
