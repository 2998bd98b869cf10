package bondgate.rfid.serial;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.frame.r2000.Command;
import bondgate.rfid.frame.r2000.ErrorCode;
import bondgate.rfid.frame.r2000.Frame;
import bondgate.rfid.frame.r2000.Reply;
import bondgate.rfid.supervised.WantedOutputs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to say next to a reader on one open line, and what its answers mean for its condition. No
 * I/O and no clock. The reader has no push mode: it is asked for round after round, and between two
 * rounds the line is free for an output.
 */
final class Conversation {
  /** A reader that refuses at once is not asked again faster than this. */
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(50);

  private static final Duration PAUSE_AFTER_REFUSED_OUTPUT = Duration.ofSeconds(1);

  /** A failed inventory (0x31) is worth another try; so many in a row are a fault. */
  private static final int FAILED_INVENTORIES = 5;

  private final SerialSettings settings;
  private final WantedOutputs outputs;
  private final Outlet outlet;
  private final Deque<Frame> setup = new ArrayDeque<>();
  private final Set<Integer> faultyAntennas = new TreeSet<>();
  private final Set<Integer> missingThisRound = new TreeSet<>();
  private Optional<Asked> asked = Optional.empty();
  private Optional<WantedOutputs.Level> sentLevel = Optional.empty();
  private Instant roundsNotBefore = Instant.MIN;
  private Instant outputsNotBefore = Instant.MIN;
  private int turn;
  private int workAntenna = -1;
  private int failedInventories;
  private boolean heardSinceAsked;

  /** Who is told what came of it. */
  interface Outlet {
    void condition(State state, Reason reason, String detail);

    void roundFinished(int antenna);
  }

  private record Asked(Frame frame, Instant at) {
    boolean isRound() {
      return Command.isInventory(frame.command());
    }
  }

  Conversation(SerialSettings settings, WantedOutputs outputs, Outlet outlet) {
    this.settings = settings;
    this.outputs = outputs;
    this.outlet = outlet;
    int address = settings.address();
    setup.add(Command.firmware(address));
    setup.add(Command.beeperOff(address));
    if (settings.chinaBand()) {
      setup.add(Command.regionChina(address));
    }
    settings.powerDbm().ifPresent(dbm -> setup.add(Command.temporaryPower(address, dbm)));
  }

  /** The frame to send now, if the line is free or has been waited for in vain. */
  Optional<Frame> next(Instant now) {
    if (asked.isPresent() && !givenUp(asked.get(), now)) {
      return Optional.empty();
    }
    Optional<Frame> frame = choose(now);
    asked = frame.map(f -> new Asked(f, now));
    heardSinceAsked = false;
    return frame;
  }

  /** Bytes of any kind came. */
  void heardSomething() {
    heardSinceAsked = true;
  }

  /** The reader said this. */
  void heard(Reply reply, Instant now) {
    if (reply instanceof Reply.RoundEnd end) {
      int antenna = end.antenna().orElse(settings.antennas().get(0));
      roundEnded(end.command(), antenna);
    } else if (reply instanceof Reply.AntennaMissing missing) {
      missingThisRound.add(missing.antenna());
      fault(
          missing.antenna(), "antenna %d: error 0x22 ANTENNA_MISSING".formatted(missing.antenna()));
    } else if (reply instanceof Reply.Failure failure) {
      failed(failure, now);
    } else if (reply instanceof Reply.CommandResult result) {
      done(result.command());
    } else if (reply instanceof Reply.Firmware) {
      answered(Command.FIRMWARE);
    } else if (reply instanceof Reply.GpioLevels) {
      answered(Command.READ_GPIO);
    }
    // Tag reports and frames that we do not know are no answers: they change nothing here.
  }

  private boolean givenUp(Asked question, Instant now) {
    Duration limit = question.isRound() ? settings.roundEndWithin() : settings.replyWithin();
    if (now.isBefore(question.at().plus(limit))) {
      return false;
    }
    if (question.isRound()) {
      outlet.condition(
          heardSinceAsked ? State.DEGRADED : State.OFFLINE,
          Reason.NO_ROUND_END,
          "no round end within %d ms".formatted(limit.toMillis()));
      // Asking for the version wakes no reader, but tells in the log of the line who is there.
      setup.clear();
      setup.add(Command.firmware(settings.address()));
      workAntenna = -1;
      outputs.forgetConfirmations();
    }
    return true;
  }

  private Optional<Frame> choose(Instant now) {
    int address = settings.address();
    sentLevel = now.isBefore(outputsNotBefore) ? Optional.empty() : outputs.next();
    if (sentLevel.isPresent()) {
      WantedOutputs.Level level = sentLevel.get();
      // Sent again in later gaps until confirmed, but a reader without outputs must not starve.
      outputsNotBefore = now.plus(settings.replyWithin());
      return Optional.of(Command.writeGpio(address, level.output(), level.on()));
    }
    if (!setup.isEmpty()) {
      return Optional.of(setup.remove());
    }
    if (now.isBefore(roundsNotBefore)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (settings.rounds()) {
          case ONE_ANTENNA -> oneAntenna(address);
          case FAST_SWITCH -> Command.fastSwitch(address, settings.antennas());
        });
  }

  private Frame oneAntenna(int address) {
    int antenna = settings.antennas().get(turn);
    if (workAntenna != antenna) {
      workAntenna = antenna;
      return Command.workAntenna(address, antenna);
    }
    turn = (turn + 1) % settings.antennas().size();
    return Command.inventory(address, settings.repeat());
  }

  private void done(int command) {
    if (command == Command.WRITE_GPIO) {
      sentLevel.ifPresent(outputs::confirm);
      // The next level may go at once.
      outputsNotBefore = Instant.MIN;
    }
    answered(command);
  }

  private void answered(int command) {
    if (asked.isPresent() && asked.get().frame().command() == command) {
      asked = Optional.empty();
    }
  }

  private void roundEnded(int command, int antenna) {
    failedInventories = 0;
    if (command == Command.FAST_SWITCH) {
      faultyAntennas.retainAll(missingThisRound);
      missingThisRound.clear();
    } else {
      faultyAntennas.remove(antenna);
    }
    outlet.roundFinished(antenna);
    if (faultyAntennas.isEmpty()) {
      outlet.condition(State.ONLINE, Reason.ROUND_FINISHED, "");
    }
    answered(command);
  }

  private void failed(Reply.Failure failure, Instant now) {
    if (Command.isInventory(failure.command())) {
      roundsNotBefore = now.plus(PAUSE_AFTER_FAILURE);
      roundFailed(failure);
    } else if (failure.command() == Command.WRITE_GPIO) {
      outputsNotBefore = now.plus(PAUSE_AFTER_REFUSED_OUTPUT);
      outlet.condition(State.DEGRADED, Reason.READER_ERROR, failure.describe());
    } else if (failure.command() == Command.WORK_ANTENNA) {
      roundsNotBefore = now.plus(PAUSE_AFTER_FAILURE);
      fault(workAntenna, "antenna %d: %s".formatted(workAntenna, failure.describe()));
      turn = (turn + 1) % settings.antennas().size();
    } else {
      outlet.condition(State.DEGRADED, Reason.READER_ERROR, failure.describe());
    }
    answered(failure.command());
  }

  private void roundFailed(Reply.Failure failure) {
    ErrorCode error = failure.error().orElse(ErrorCode.FAIL);
    if (error == ErrorCode.NO_TAG) {
      roundEnded(failure.command(), workAntenna);
    } else if (error != ErrorCode.INVENTORY || ++failedInventories >= FAILED_INVENTORIES) {
      fault(workAntenna, "antenna %d: %s".formatted(workAntenna, failure.describe()));
    }
  }

  private void fault(int antenna, String detail) {
    faultyAntennas.add(antenna);
    outlet.condition(State.DEGRADED, Reason.READER_ERROR, detail);
  }
}
