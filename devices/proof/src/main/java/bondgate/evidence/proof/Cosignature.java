package bondgate.evidence.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a witness says of a checkpoint: that it saw it at a time, and that it continues all that the
 * witness cosigned before (C2SP tlog-cosignature, Ed25519, version 1).
 */
public final class Cosignature {
  private Cosignature() {}

  /**
   * The bytes that a witness signs.
   *
   * @param timeSeconds seconds since 1970-01-01, an unsigned number
   * @param noteText all lines of the checkpoint, with the last newline
   */
  public static byte[] message(long timeSeconds, String noteText) {
    return ("cosignature/v1\ntime " + Long.toUnsignedString(timeSeconds) + "\n" + noteText)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The signature as it stands under the note.
   *
   * @param key of the witness
   * @param timeSeconds as it is in the signed message
   * @param signature 64 bytes
   */
  public static SignedNote.NoteSignature line(VerifierKey key, long timeSeconds, byte[] signature) {
    return SignedNote.NoteSignature.of(
        key,
        ByteBuffer.allocate(Long.BYTES + signature.length)
            .putLong(timeSeconds)
            .put(signature)
            .array());
  }
}
