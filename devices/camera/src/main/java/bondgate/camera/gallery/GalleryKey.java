package bondgate.camera.gallery;

import bondgate.camera.PersonRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The two secrets of a gallery, 32 bytes each: the key that encrypts templates, and the salt of the
 * references to persons. They lie in a file of their own that only its owner may read, so that a
 * copy of the gallery is of no use alone.
 */
public final class GalleryKey {
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final SecretKey encryption;
  private final byte[] salt;

  private GalleryKey(byte[] secrets) {
    this.encryption = new SecretKeySpec(secrets, 0, BYTES, "AES");
    this.salt = Arrays.copyOfRange(secrets, BYTES, 2 * BYTES);
  }

  /**
   * The key of a file.
   *
   * @throws IOException if it is missing, of another length, or may be read by others than its
   *     owner
   */
  public static GalleryKey read(Path file) throws IOException {
    Set<PosixFilePermission> allowed =
        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    if (!OWNER_ONLY.containsAll(allowed)) {
      throw new IOException(
          "the key file %s may be read by others (%s); expected rw-------: chmod 600, and ask who"
                  .formatted(file, PosixFilePermissions.toString(allowed))
              + " has read it");
    }
    byte[] secrets = Files.readAllBytes(file);
    try {
      if (secrets.length != 2 * BYTES) {
        throw new IOException(
            "the key file %s has %d bytes, expected %d; it is no key of a gallery"
                .formatted(file, secrets.length, 2 * BYTES));
      }
      return new GalleryKey(secrets);
    } finally {
      Arrays.fill(secrets, (byte) 0);
    }
  }

  /**
   * A new key, written for its owner only; an existing file is never replaced, since all templates
   * would be lost with its key.
   *
   * @throws IOException if there is a file already, or it cannot be written
   */
  public static GalleryKey create(Path file, SecureRandom random) throws IOException {
    byte[] secrets = new byte[2 * BYTES];
    random.nextBytes(secrets);
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer bytes = ByteBuffer.wrap(secrets);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return new GalleryKey(secrets);
    } finally {
      Arrays.fill(secrets, (byte) 0);
    }
  }

  /**
   * The reference of a person.
   *
   * @param kind what the identifier is, for instance {@code member}
   */
  public PersonRef reference(String kind, String identifier) {
    return PersonRef.of(salt, kind, identifier);
  }

  SecretKey encryption() {
    return encryption;
  }

  /** Says nothing of the secrets. */
  @Override
  public String toString() {
    return "key of a gallery";
  }
}
