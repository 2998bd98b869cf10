package bondgate.edge.command;

import java.io.PrintStream;

/** Where a command says what it finds: each sentence in Chinese, then in English. */
final class Terminal {
  /** It did what was asked. */
  static final int DONE = 0;

  /** It found that something is wrong. */
  static final int FAULT = 1;

  /** It was not understood. */
  static final int NOT_UNDERSTOOD = 2;

  private final PrintStream out;

  Terminal(PrintStream out) {
    this.out = out;
  }

  /** Something that needs no language, such as a read. */
  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** A sentence in both languages. */
  void say(String zh, String en) {
    line(zh);
    line(en);
  }

  /** The same, and that something is wrong. */
  int fault(String zh, String en) {
    say(zh, en);
    return FAULT;
  }

  /** What was received, what is expected; and how the commands are written. */
  int notUnderstood(String received, String expected) {
    say(
        "收到 %s；应为 %s。".formatted(received, expected),
        "Received %s; expected %s.".formatted(received, expected));
    line("");
    line(Usage.ZH);
    line(Usage.EN);
    return NOT_UNDERSTOOD;
  }
}
