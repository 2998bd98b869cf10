package bondgate.evidence.witness;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.evidence.proof.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The last checkpoint of each log that was cosigned, one file each, with all its signatures, so
 * that it is evidence by itself.
 */
final class CosignedFiles {
  private final Path folder;
  private final VerifierKey own;

  CosignedFiles(Path folder, VerifierKey own) {
    this.folder = folder;
    this.own = own;
  }

  /**
   * What was cosigned last; empty for a log never seen.
   *
   * @throws IOException if the file cannot be read or is not what this witness wrote. It is never
   *     taken for a log never seen: that would forget what was cosigned.
   */
  TreeHead last(String origin) throws IOException {
    Path file = file(origin);
    if (!Files.exists(file)) {
      return TreeHead.EMPTY;
    }
    try {
      SignedNote note = SignedNote.parse(Files.readAllBytes(file));
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      if (checkpoint.origin().equals(origin) && note.check(own) instanceof ProofCheck.Holds) {
        return checkpoint.head();
      }
    } catch (MalformedProofException e) {
      throw notOurs(file, origin, e);
    }
    throw notOurs(file, origin, null);
  }

  /** Replaces it; when this returns it is on disk. */
  void write(String origin, SignedNote note) throws IOException {
    DurableFile.write(file(origin), note.note());
  }

  private static IOException notOurs(Path file, String origin, Exception cause) {
    return new IOException(
        ("%s is not the checkpoint of '%s' that this witness cosigned last. Put back the file and"
                + " the key that belong together; nothing of that log is cosigned until then")
            .formatted(file, origin),
        cause);
  }

  // The name of a log may hold any sign, a slash too; its hash is a name for a file.
  private Path file(String origin) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash) + ".checkpoint");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
