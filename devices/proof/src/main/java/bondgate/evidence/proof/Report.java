package bondgate.evidence.proof;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a command says: facts line by line, then the verdict in English and in Chinese. Reasons are
 * given in English alone. Where the terminal has no Chinese letters, only English is said.
 */
final class Report {
  private final PrintStream out;
  private final boolean chinese;

  Report(PrintStream out, Charset letters) {
    this.out = out;
    this.chinese = letters.newEncoder().canEncode('验');
  }

  /** To the terminal that the command runs in. */
  static Report toTheTerminal() {
    for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding"}) {
      String name = System.getProperty(property);
      if (name != null && Charset.isSupported(name)) {
        return new Report(System.out, Charset.forName(name));
      }
    }
    String own = System.getProperty("native.encoding", StandardCharsets.US_ASCII.name());
    return new Report(System.out, Charset.forName(own));
  }

  void fact(String line) {
    out.println(line);
  }

  /** Which log, how large, which root. */
  void checkpoint(SignedNote note) throws MalformedProofException {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    fact("log       " + checkpoint.origin());
    fact("size      " + checkpoint.head().size());
    fact("root      " + checkpoint.head().root().hex());
  }

  /** The command's answer, as the exit code that stands for it. */
  int verdict(ProofCheck check, String english, String zh) {
    if (check instanceof ProofCheck.Fails fails) {
      both("NOT VERIFIED: " + fails.why(), "未通过验证：原因见上一行");
      return OfflineVerifier.NOT_VERIFIED;
    }
    both("VERIFIED: " + english, "验证通过：" + zh);
    return OfflineVerifier.VERIFIED;
  }

  /** There was nothing to check. */
  int nothing(String why) {
    both(why, "无法检查：原因见上一行");
    return OfflineVerifier.NOTHING_TO_VERIFY;
  }

  /** How the command is called. */
  int usage(String english, String zh) {
    both(english, zh);
    return OfflineVerifier.NOTHING_TO_VERIFY;
  }

  private void both(String english, String zh) {
    out.println(english);
    if (chinese) {
      out.println(zh);
    }
  }
}
