package bondgate.server.checkout;

import jakarta.interceptor.InvocationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what a walk through the checkout writes down, step by step, and lets the process die at
 * one of them: from then on no thread of it writes anything, until it lives anew.
 */
final class DurableSteps {
  /** Where the process dies, seen from a step. */
  enum Death {
    /** Before the step begins. */
    BEFORE,
    /** At its end, and its transaction is rolled back. */
    ROLLED_BACK,
    /** After it was committed, and nobody heard of it. */
    COMMITTED
  }

  /** The process is gone. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Died(String where) {
      super("died at " + where);
    }
  }

  /** Methods with a transaction of their own that write; what only reads is no step. */
  private static final Map<String, Set<String>> WRITERS =
      Map.of(
          "PaymentCards", Set.of("liveOrNew", "opened", "paid", "closed"),
          "RefundCards", Set.of("begin", "stands"),
          "Declarations", Set.of("declare", "cancel"),
          "CustomsOutbox", Set.of("take"),
          "CustomsInbox", Set.of("receive"),
          "ActTransaction", Set.of("carryOut", "carryOutAll"));

  private static final String KEY = DurableSteps.class.getName();
  private static final DurableSteps NONE = new DurableSteps(-1, Death.BEFORE);
  private static volatile DurableSteps now = NONE;

  private final int dieAt;
  private final Death how;
  private final List<String> steps = new ArrayList<>();
  private boolean dead;
  private boolean hasDied;

  private DurableSteps(int dieAt, Death how) {
    this.dieAt = dieAt;
    this.how = how;
  }

  /** From now on steps are counted, and the process dies at that one; at none if negative. */
  static DurableSteps dyingAt(int step, Death how) {
    now = new DurableSteps(step, how);
    return now;
  }

  static void noMore() {
    now = NONE;
  }

  /** The process is started again. */
  synchronized void liveAnew() {
    dead = false;
  }

  synchronized boolean isDead() {
    return dead;
  }

  /** Whether the process died at all: the step that was asked for was reached. */
  synchronized boolean hasDied() {
    return hasDied;
  }

  synchronized List<String> steps() {
    return List.copyOf(steps);
  }

  /** A step that is no transaction: it happens, or it does not. */
  static void step(String name, Runnable what) {
    DurableSteps all = now;
    int number = all.begins(name);
    what.run();
    all.ends(number, Death.COMMITTED);
  }

  /** Around the transaction of a method. */
  static Object outside(InvocationContext call) throws Exception {
    DurableSteps all = now;
    String owner = call.getMethod().getDeclaringClass().getSimpleName();
    String name = call.getMethod().getName();
    if (all == NONE || !WRITERS.getOrDefault(owner, Set.of()).contains(name)) {
      return call.proceed();
    }
    int number = all.begins(owner + "." + name);
    call.getContextData().put(KEY, number);
    Object result = call.proceed();
    all.ends(number, Death.COMMITTED);
    return result;
  }

  /** Inside of the transaction of a method. */
  static Object inside(InvocationContext call) throws Exception {
    Object result = call.proceed();
    if (call.getContextData().get(KEY) instanceof Integer number) {
      now.ends(number, Death.ROLLED_BACK);
    }
    return result;
  }

  private synchronized int begins(String name) {
    if (this == NONE) {
      return -1;
    }
    if (dead) {
      throw new Died("an earlier step");
    }
    steps.add(name);
    int number = steps.size() - 1;
    dieIf(number, Death.BEFORE);
    return number;
  }

  private synchronized void ends(int number, Death where) {
    if (this != NONE) {
      dieIf(number, where);
    }
  }

  private void dieIf(int number, Death where) {
    if (!hasDied && number == dieAt && how == where) {
      dead = true;
      hasDied = true;
      throw new Died(steps.get(number) + " " + where);
    }
  }
}
