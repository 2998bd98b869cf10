package bondgate.evidence.proof;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the offline verifier says of an export, without a process of its own. */
public final class ExportVerdict {
  private ExportVerdict() {}

  /** All that it says; the last line is the verdict. */
  public static String of(Path zip, String key, String... more) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    List<String> arguments = new ArrayList<>(List.of("export", zip.toString(), key));
    arguments.addAll(List.of(more));
    new OfflineVerifier(new PrintStream(said, true, StandardCharsets.UTF_8)).run(arguments);
    return said.toString(StandardCharsets.UTF_8);
  }
}
