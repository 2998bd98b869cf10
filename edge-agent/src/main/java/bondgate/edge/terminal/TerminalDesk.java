package bondgate.edge.terminal;

import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.ToldOnce;
import bondgate.edge.outbox.WaitingFacts;
import bondgate.edge.settings.TerminalsSettings;
import bondgate.events.FaceSighting;
import bondgate.events.ReaderHealth;
import bondgate.till.Octets;
import bondgate.till.terminal.FaceTerminals;
import bondgate.till.terminal.TerminalRecord;
import bondgate.till.terminal.TerminalSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * From a terminal's message to a record and its confirmation. Knows no broker and reads no clock.
 * Used by the terminals' thread only, but for what is asked about how they stand.
 */
final class TerminalDesk {
  private static final Logger LOG = Logger.getLogger(TerminalDesk.class);
  private static final Duration SAY_AGAIN = Duration.ofMinutes(10);

  private final TerminalsSettings settings;
  private final FaceTerminals reader;
  private final TerminalPersons persons;
  private final ToldOnce told;
  private final WaitingFacts later;
  private final Consumer<FaceTerminals.Message> confirm;
  private final Map<String, One> terminals = new TreeMap<>();
  private final Map<String, Instant> said = new HashMap<>();
  private volatile long strange; // written by the terminals' thread only

  /** One terminal and its counts, which the terminals' thread alone writes. */
  private static final class One {
    final String id;
    final String name;
    final TerminalWatch watch;
    volatile long records;
    volatile long repeats;
    volatile long refused;

    One(String id, String name, TerminalWatch watch) {
      this.id = id;
      this.name = name;
      this.watch = watch;
    }

    void refuse() {
      long before = refused;
      refused = before + 1;
    }
  }

  /**
   * One time by both clocks.
   *
   * @param steady what waits go by
   * @param wall what records go by
   */
  record Moment(Instant steady, Instant wall) {}

  /**
   * A desk for the terminals of the settings.
   *
   * @param salt secret of this place, at least 16 bytes
   * @param later takes what changes of a terminal's state
   * @param confirm takes what is to be published
   * @param since from when on terminals can be heard
   */
  TerminalDesk(
      TerminalsSettings settings,
      Octets salt,
      ToldOnce told,
      WaitingFacts later,
      Consumer<FaceTerminals.Message> confirm,
      Instant since) {
    this.settings = settings;
    this.reader = new FaceTerminals(new TerminalSettings(settings.offset(), salt));
    this.persons = new TerminalPersons(settings.persons(), salt);
    this.told = told;
    this.later = later;
    this.confirm = confirm;
    settings
        .names()
        .forEach(
            (id, name) ->
                terminals.put(
                    id,
                    new One(
                        id,
                        name,
                        new TerminalWatch(
                            name,
                            settings.silentAfter(),
                            settings.leastSimilarityPercent(),
                            since))));
  }

  /** Takes a message, whatever is in it, and wipes it. */
  void heard(TerminalLink.Heard heard, Moment now) {
    TerminalRecord record = reader.read(heard.topic(), heard.payload(), now.wall());
    heard.wipe();
    if (record instanceof TerminalRecord.Passage passage) {
      heard(passage.terminal(), heard.topic(), now).ifPresent(one -> passed(one, passage, now));
    } else if (record instanceof TerminalRecord.Stranger stranger) {
      heard(stranger.terminal(), heard.topic(), now)
          .ifPresent(
              one ->
                  recorded(one, stranger.key(), new Fact(one.watch.stranger(), now.wall()), now));
    } else if (record instanceof TerminalRecord.Presence presence) {
      known(presence.terminal(), heard.topic(), now)
          .ifPresent(
              one ->
                  changed(
                      presence.online() ? one.watch.heard(now.steady()) : one.watch.left(), now));
    } else if (record instanceof TerminalRecord.Heartbeat beat) {
      beat.terminal()
          .flatMap(id -> heard(id, heard.topic(), now))
          .ifPresent(
              one -> beat.at().ifPresent(at -> changed(one.watch.clock(at, now.wall()), now)));
    } else if (record instanceof TerminalRecord.Unreadable unreadable) {
      unreadable(heard.topic(), unreadable, now);
    }
  }

  /** The same, which is known to live by it. */
  private Optional<One> heard(String id, String topic, Moment now) {
    Optional<One> one = known(id, topic, now);
    one.ifPresent(terminal -> changed(terminal.watch.heard(now.steady()), now));
    return one;
  }

  /** The terminal that speaks, if it is one of ours and speaks of itself. */
  private Optional<One> known(String id, String topic, Moment now) {
    One one = terminals.get(id);
    String own = topicOf(topic);
    if (one == null || !(own.isEmpty() || own.equals(id))) {
      strange(
          "a message of a terminal that is not set here, or under another's topic; expected one of"
              + " bondgate.edge.terminals.devices; name it there, or tell it another broker",
          now);
      return Optional.empty();
    }
    return Optional.of(one);
  }

  /** The terminal that a topic names; empty for a topic of all. */
  private static String topicOf(String topic) {
    String[] steps = topic.split("/", -1);
    return steps.length == 4 ? steps[2] : "";
  }

  private void passed(One one, TerminalRecord.Passage passage, Moment now) {
    FaceSighting sighting = one.watch.sighting(passage, persons::of);
    // What comes live is told by our clock; what was kept, by the terminal's, unless that runs
    // ahead.
    Instant at =
        passage.replay()
            ? passage.at().filter(then -> then.isBefore(now.wall())).orElse(now.wall())
            : now.wall();
    if (recorded(one, passage.key(), new Fact(sighting, at), now) && settings.acknowledge()) {
      FaceTerminals.acknowledgement(passage).ifPresent(confirm);
    }
  }

  /** Whether it is on disk now, by this or since before. */
  private boolean recorded(One one, String key, Fact fact, Moment now) {
    if (!one.watch.hasRoom(now.steady())) {
      one.refuse();
      return false;
    }
    try {
      if (told.append(key, fact)) {
        long before = one.records;
        one.records = before + 1;
      } else {
        long before = one.repeats;
        one.repeats = before + 1;
      }
      // On disk, not yet confirmed: after a crash here the terminal tells it again, and the repeat
      // is known.
      return true;
    } catch (OutboxException e) {
      one.refuse();
      LOG.errorf("face terminal %s: a record was not taken: %s", one.name, e.getMessage());
      return false;
    }
  }

  private void unreadable(String topic, TerminalRecord.Unreadable unreadable, Moment now) {
    String what =
        "received a message with %s%s; expected the face sluice's JSON; look at the terminal's"
                .formatted(
                    unreadable.problem(),
                    unreadable.field().isEmpty() ? "" : " (" + unreadable.field() + ")")
            + " firmware and protocol";
    One one = terminals.get(topicOf(topic));
    if (one == null) {
      strange(what, now);
    } else {
      one.refuse();
      say(one.name + ": " + what, now);
    }
  }

  private void strange(String what, Moment now) {
    long before = strange;
    strange = before + 1;
    say(what, now);
  }

  /** Each kind once in a while: garbage must not fill the log. Nothing of a message is in it. */
  private void say(String what, Moment now) {
    Instant before = said.get(what);
    if (before == null || now.steady().isAfter(before.plus(SAY_AGAIN))) {
      LOG.warnf("face terminal: %s", what);
      said.put(what, now.steady());
    }
  }

  private void changed(Optional<ReaderHealth> health, Moment now) {
    health.ifPresent(
        news -> {
          LOG.infof("face terminal %s: %s %s", news.reader(), news.state(), news.detail());
          later.add(List.of(new Fact(news, now.wall())));
        });
  }

  /** Notices who is silent, and what of the table has changed. */
  void turn(Moment now) {
    persons.turn();
    terminals.values().forEach(one -> changed(one.watch.silent(now.steady()), now));
  }

  /** These are members no longer: no terminal recognises them any more. */
  void forget(Set<String> gone) {
    persons.forget(gone);
  }

  /** Messages of nobody that is set here, or unreadable ones of nobody. */
  long strange() {
    return strange;
  }

  List<TerminalStatus> status(String broker) {
    return terminals.values().stream()
        .map(
            one ->
                new TerminalStatus(
                    one.name,
                    one.id,
                    one.watch.state(),
                    broker.isEmpty() ? one.watch.detail() : "the broker is away: " + broker,
                    one.records,
                    one.repeats,
                    one.refused))
        .toList();
  }
}
