package bondgate.evidence.proof;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the offline verifier says, without a process of its own. */
public final class ExportVerdict {
  private ExportVerdict() {}

  /** All that it says; the line before the last is the verdict, the last says it in Chinese. */
  public static String of(Path zip, String key, String... more) {
    List<String> arguments = new ArrayList<>(List.of("export", zip.toString(), key));
    arguments.addAll(List.of(more));
    return on(arguments);
  }

  /** All that it says to those arguments. */
  public static String on(List<String> arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new OfflineVerifier(new PrintStream(said, true, StandardCharsets.UTF_8)).run(arguments);
    return said.toString(StandardCharsets.UTF_8);
  }
}
