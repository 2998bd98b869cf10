package bondgate.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Many pseudo-terminals served by one thread: who plays a hundred readers on the machine that runs
 * the program under test must leave it the machine. For one thread.
 */
public final class TerminalBank {
  private static final int ROOM = 8; // of one struct pollfd
  private static final int REVENTS = 6;

  private final List<PseudoTerminal> terminals;
  private final ByteBuffer polled;

  /** A bank of these, which are numbered from 0. */
  public TerminalBank(List<PseudoTerminal> terminals) {
    this.terminals = List.copyOf(terminals);
    this.polled = ByteBuffer.allocate(ROOM * terminals.size()).order(ByteOrder.nativeOrder());
  }

  /** Names each terminal for which the other side's bytes wait; never waits itself. */
  public void eachReadable(IntConsumer number) {
    for (int i = 0; i < terminals.size(); i++) {
      polled.putInt(ROOM * i, terminals.get(i).descriptor());
      polled.putInt(ROOM * i + 4, LibC.POLLIN & 0xFFFF);
    }
    if (LibC.poll(polled.array(), terminals.size(), 0) <= 0) {
      return;
    }
    for (int i = 0; i < terminals.size(); i++) {
      if ((polled.getShort(ROOM * i + REVENTS) & LibC.POLLIN) != 0) {
        number.accept(i);
      }
    }
  }

  /** What waits for that terminal, into the buffer. */
  public int read(int number, byte[] buffer) {
    return terminals.get(number).readNow(buffer);
  }

  /** Puts bytes on that terminal's line; whether it took all of them. */
  public boolean write(int number, byte[] bytes) {
    return terminals.get(number).writeNow(bytes);
  }
}
