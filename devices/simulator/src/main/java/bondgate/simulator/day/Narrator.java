package bondgate.simulator.day;

/** Who tells a watching person what happens. */
@FunctionalInterface
public interface Narrator {
  /** Says one sentence. */
  void say(String sentence);
}
