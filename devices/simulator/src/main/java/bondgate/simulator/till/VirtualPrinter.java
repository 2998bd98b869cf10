package bondgate.simulator.till;

import bondgate.till.Deframer;
import bondgate.till.Octets;
import bondgate.till.printer.PaperRoll;
import bondgate.till.printer.Printed;
import bondgate.till.printer.PrinterCondition;
import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A receipt printer whose paper can be read. Without paper it prints nothing. */
public final class VirtualPrinter implements Firmware {
  private final Deframer<Printed> pieces = new Deframer<>(Printed.shape());
  // Guarded by this: the device's thread and whoever opens the cover.
  private final PaperRoll roll;
  private final Set<PrinterCondition> conditions = EnumSet.noneOf(PrinterCondition.class);

  /** A printer with paper. */
  public VirtualPrinter(Charset charset) {
    this.roll = new PaperRoll(charset);
  }

  /** Brings a condition about or ends it. */
  public synchronized void set(PrinterCondition condition, boolean on) {
    if (on) {
      conditions.add(condition);
    } else {
      conditions.remove(condition);
    }
  }

  /** What lies on the paper. */
  public synchronized List<String> lines() {
    return roll.lines();
  }

  /** How many receipts were cut off. */
  public synchronized int cuts() {
    return roll.cuts();
  }

  @Override
  public synchronized Octets heard(Octets bytes) {
    Octets answers = Octets.none();
    for (Printed piece : pieces.feed(bytes)) {
      if (piece instanceof Printed.StatusAsked asked) {
        int value = PrinterCondition.statusByte(asked.which(), conditions);
        answers = answers.plus(Octets.of(value));
      } else if (conditions.stream().noneMatch(PrinterCondition::stopsPrinting)) {
        roll.take(piece);
      }
    }
    return answers;
  }
}
