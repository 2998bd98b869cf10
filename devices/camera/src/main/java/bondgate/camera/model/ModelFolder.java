package bondgate.camera.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The folder in which models lie. A file is used only if its SHA-256 is the known one: weights that
 * somebody exchanged could let anybody in.
 *
 * @param folder as the settings name it
 */
public record ModelFolder(Path folder) {
  /** Whether all models are there. */
  public sealed interface State {
    /** All there and unchanged. */
    record Ready() implements State {}

    /**
     * Something is missing or changed.
     *
     * @param messages for the technician, one for each file
     */
    record Incomplete(List<String> messages) implements State {
      /** Copies. */
      public Incomplete {
        messages = List.copyOf(messages);
      }
    }
  }

  /** Where a model's file lies. */
  public Path file(FaceModel model) {
    return folder.resolve(model.fileName());
  }

  /** Whether these models are there, and if not, what does not work. */
  public State check(List<FaceModel> needed) {
    List<String> messages = new ArrayList<>();
    for (FaceModel model : needed) {
      String fault = fault(model);
      if (!fault.isEmpty()) {
        messages.add(
            "%s (%s): %s. Without it %s. Get it from %s (%s)."
                .formatted(
                    model.name(),
                    model.purpose().zh(),
                    fault,
                    model.purpose().without(),
                    model.source(),
                    model.terms()));
      }
    }
    return messages.isEmpty() ? new State.Ready() : new State.Incomplete(messages);
  }

  private String fault(FaceModel model) {
    Path file = file(model);
    if (!Files.isRegularFile(file)) {
      return "there is no file " + file;
    }
    try {
      String found = sha256(file);
      return found.equals(model.sha256())
          ? ""
          : "the file %s has SHA-256 %s, expected %s".formatted(file, found, model.sha256());
    } catch (IOException e) {
      return "the file %s cannot be read: %s".formatted(file, e.getMessage());
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
