package bondgate.till.modbus;

import java.time.Instant;

/** What happened at an I/O box. */
public sealed interface BoxEvent {
  /**
   * A contact changed and stayed so, or is known for the first time.
   *
   * @param name by the I/O map
   * @param active whether what the name says is so
   * @param at when it was steady, by the host
   */
  record Contact(String name, boolean active, Instant at) implements BoxEvent {}

  /**
   * An output was read back as we want it.
   *
   * @param name by the I/O map
   * @param active its state
   * @param at when the reply came
   */
  record Confirmed(String name, boolean active, Instant at) implements BoxEvent {}

  /**
   * An output is not as we want it: it was switched by hand or by the box. It is written again.
   *
   * @param name by the I/O map
   * @param wanted what we want
   * @param at when the reply came
   */
  record Differs(String name, boolean wanted, Instant at) implements BoxEvent {}

  /**
   * The box did not do what was asked.
   *
   * @param reason why
   * @param at when the reply came
   */
  record Refused(ModbusReply.Reason reason, Instant at) implements BoxEvent {}

  /**
   * The box is silent: no output and no contact is known any more, and a lock counts as unknown.
   *
   * @param at when it was given up
   * @param heardLastAt when it answered last; when its line was opened first if it never has
   */
  record Silent(Instant at, Instant heardLastAt) implements BoxEvent {}
}
