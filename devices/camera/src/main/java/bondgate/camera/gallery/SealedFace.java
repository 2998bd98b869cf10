package bondgate.camera.gallery;

import bondgate.camera.Embedding;
import bondgate.camera.PersonRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A held face as the bytes of its file: a version, a nonce of 12 bytes, and all else encrypted and
 * authenticated with AES-256 in GCM. The person's reference is authenticated with it, so that
 * nobody gives one person's file the name of another.
 *
 * <p>Nonces are random: 2^32 faces may be written under one key (NIST SP 800-38D, 8.3).
 */
final class SealedFace {
  private static final int VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int MOST_NUMBERS = 4096;

  private SealedFace() {}

  /** The bytes to be written. */
  static byte[] seal(HeldFace face, GalleryKey key, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = plain(face);
    try {
      byte[] cipherText = cipher(Cipher.ENCRYPT_MODE, key, nonce, face.person()).doFinal(plain);
      byte[] sealed = new byte[1 + NONCE_BYTES + cipherText.length];
      sealed[0] = VERSION;
      System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
      System.arraycopy(cipherText, 0, sealed, 1 + NONCE_BYTES, cipherText.length);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES in GCM", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * The face in a file's bytes.
   *
   * @throws IOException if they were changed, belong to somebody else, or were written with another
   *     key
   */
  static HeldFace open(byte[] sealed, PersonRef person, GalleryKey key) throws IOException {
    if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
      throw new IOException(
          "%d bytes that begin otherwise than a face of version %d"
              .formatted(sealed.length, VERSION));
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
    byte[] plain;
    try {
      plain =
          cipher(Cipher.DECRYPT_MODE, key, nonce, person)
              .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IOException("changed, of somebody else, or written with another key", e);
    }
    try {
      return face(plain, person);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static Cipher cipher(int mode, GalleryKey key, byte[] nonce, PersonRef person)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.encryption(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(("bondgate-face-1 " + person.hex()).getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  private static byte[] plain(HeldFace face) {
    WipedBytes bytes = new WipedBytes();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(face.model());
      out.writeInt(face.consent().textVersion());
      out.writeUTF(face.consent().language().name());
      out.writeUTF(face.consent().textSha256());
      out.writeLong(face.consent().givenAt().toEpochMilli());
      out.writeUTF(face.consent().giver().name());
      out.writeLong(face.enrolledAt().toEpochMilli());
      out.writeLong(face.eraseAt().toEpochMilli());
      byte[] template = face.template().toBytes();
      out.writeInt(template.length);
      out.write(template);
      Arrays.fill(template, (byte) 0);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("memory has no I/O errors", e);
    } finally {
      bytes.wipe();
    }
  }

  private static HeldFace face(byte[] plain, PersonRef person) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      String model = in.readUTF();
      Consent consent =
          new Consent(
              in.readInt(),
              ConsentLanguage.valueOf(in.readUTF()),
              in.readUTF(),
              Instant.ofEpochMilli(in.readLong()),
              Consent.Giver.valueOf(in.readUTF()));
      Instant enrolledAt = Instant.ofEpochMilli(in.readLong());
      Instant eraseAt = Instant.ofEpochMilli(in.readLong());
      int length = in.readInt();
      if (length < 0 || length > MOST_NUMBERS * Float.BYTES) {
        throw new IOException("a template of %d bytes".formatted(length));
      }
      byte[] template = in.readNBytes(length);
      try {
        return new HeldFace(
            person, model, Embedding.fromBytes(template), consent, enrolledAt, eraseAt);
      } finally {
        Arrays.fill(template, (byte) 0);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("a face of an unknown form", e);
    }
  }

  /** Bytes in memory that do not stay there. */
  private static final class WipedBytes extends ByteArrayOutputStream {
    WipedBytes() {
      // Large enough for usual templates: a buffer that grows leaves its old bytes behind.
      super(32 * 1024);
    }

    private void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
