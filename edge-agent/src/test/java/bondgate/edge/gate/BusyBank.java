package bondgate.edge.gate;

import bondgate.rfid.frame.Bytes;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.TerminalBank;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The modules of all gates, played by one thread that looks at every line twice a millisecond: what
 * it says and hears is up to that late, as with a real module.
 */
final class BusyBank implements AutoCloseable {
  /** Name of the thread. */
  static final String THREAD = "busy modules";

  private static final long TICK_NANOS = 500_000;

  private final List<PseudoTerminal> terminals = new ArrayList<>();
  private final List<BusyModule> modules = new ArrayList<>();
  private final TerminalBank bank;
  private final Thread thread = new Thread(this::run, THREAD);
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean closed;

  BusyBank(int gates, InstantSource clock) throws Exception {
    for (int gate = 0; gate < gates; gate++) {
      terminals.add(PseudoTerminal.open());
      modules.add(new BusyModule(gate, clock));
    }
    bank = new TerminalBank(terminals);
    thread.setDaemon(true);
    thread.start();
  }

  String path(int gate) {
    return terminals.get(gate).slavePath();
  }

  List<BusyModule> modules() {
    return modules;
  }

  long reads() {
    return modules.stream().mapToLong(BusyModule::reads).sum();
  }

  /** Writes that a line did not take whole, because the agent left it full. */
  long refused() {
    return refused.get();
  }

  private void run() {
    byte[] buffer = new byte[4096];
    while (!closed) {
      long now = System.nanoTime();
      bank.eachReadable(
          gate -> {
            int count = bank.read(gate, buffer);
            BusyModule module = modules.get(gate);
            module.hear(Bytes.of(buffer, 0, count), now).ifPresent(said -> say(gate, said));
          });
      for (int gate = 0; gate < modules.size(); gate++) {
        int number = gate;
        modules.get(gate).due(now).ifPresent(said -> say(number, said));
      }
      LockSupport.parkNanos(now + TICK_NANOS - System.nanoTime());
    }
  }

  private void say(int gate, byte[] bytes) {
    modules.get(gate).sending();
    if (!bank.write(gate, bytes)) {
      refused.incrementAndGet();
    }
    modules.get(gate).sent();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminals.forEach(PseudoTerminal::close);
  }
}
