package bondgate.edge.door;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.WaitingFacts;
import bondgate.edge.settings.DoorSettings;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.FaceSettings;
import bondgate.events.DoorOpened;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * The doors' duty: one thread that lets go of locks, for a face or a ticket alike, after the record
 * of it is on disk.
 */
public final class DoorDuty implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DoorDuty.class);
  private static final Duration TURN_EVERY = Duration.ofMillis(25);
  private static final int FACTS_IN_MEMORY = 1000;

  /** Whoever was seen longer ago does not stand there for certain. */
  private static final Duration STALE = Duration.ofMillis(1500);

  private final Outbox outbox;
  private final InstantSource steady;
  private final InstantSource wall;
  private final WaitingFacts facts;
  private final List<DoorPost> posts;
  private final FaceKeeping faces;
  private final Thread thread = new Thread(this::run, "doors");
  private volatile boolean stopping;
  private volatile long notOpened; // written by the thread only
  private volatile String diskFailure = "";

  /**
   * A duty that is not started yet.
   *
   * @param dumps why this process might write its memory to a file, which a gallery forbids; empty
   *     if it will not
   * @param steady what everything that waits goes by
   * @param wall what records, tickets and the time of erasure go by
   */
  public DoorDuty(
      EdgeSettings settings,
      Outbox outbox,
      List<String> dumps,
      InstantSource steady,
      InstantSource wall,
      SecureRandom random) {
    this.outbox = outbox;
    this.steady = steady;
    this.wall = wall;
    this.facts = new WaitingFacts(outbox, FACTS_IN_MEMORY);
    Tickets tickets = new Tickets(settings.zone(), settings.serverKey());
    int agree = settings.faces().map(FaceSettings::agree).orElse(1);
    this.posts =
        settings.doors().stream()
            .map(door -> post(door, new DoorWatch(door, tickets, agree), random))
            .toList();
    this.faces =
        FaceKeeping.open(
            settings,
            tickets,
            new FaceKeeping.Records(outbox, facts::add),
            dumps,
            this::looked,
            new FaceKeeping.Time(steady, wall),
            random);
  }

  private DoorPost post(DoorSettings door, DoorWatch watch, SecureRandom random) {
    DeviceLines lines = new DeviceLines("door " + door.name(), steady, random);
    return new DoorPost(door, watch, lines, this::wake);
  }

  private void looked(String door, DoorPost.Looked look) {
    posts.stream()
        .filter(post -> post.settings().name().equals(door))
        .filter(post -> post.looked(look))
        .forEach(post -> wake());
  }

  private void wake() {
    LockSupport.unpark(thread);
  }

  /** Starts scanners, locks, cameras and the threads. */
  public void start() {
    posts.forEach(DoorPost::start);
    thread.start();
    faces.start();
  }

  /** Stops cameras, scanners and locks, records what waits, and ends the threads. */
  @Override
  public void close() {
    faces.close();
    stopping = true;
    wake();
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    posts.parallelStream().forEach(DoorPost::stop);
  }

  /** How the doors stand. */
  public List<DoorStatus> doors() {
    return posts.stream().map(post -> post.status(faces.camera(post.settings().name()))).toList();
  }

  /** How the comparing of faces stands. */
  public FacesStatus faces() {
    return faces.status();
  }

  /**
   * These are members no longer: whatever is held of them is erased, soon. Any thread may say so.
   */
  public void forget(List<String> persons) {
    faces.forget(persons);
    wake();
  }

  /** What persons may ask about their own face. */
  public FaceRights rights() {
    return faces.rights();
  }

  /** Whether who stands at a till is the one he says to be. */
  public TillFaces atTills() {
    return faces.tills();
  }

  /** The settings of the door of that name. */
  public Optional<DoorSettings> door(String name) {
    return post(name).map(DoorPost::settings);
  }

  private Optional<DoorPost> post(String name) {
    return posts.stream().filter(post -> post.settings().name().equals(name)).findFirst();
  }

  /** Whether the duty's thread lives. */
  public boolean alive() {
    return thread.isAlive();
  }

  /** Why the last opening was not recorded, or what waits for the disk; empty if nothing does. */
  public String diskFailure() {
    return diskFailure.isEmpty() ? facts.diskFailure() : diskFailure;
  }

  /** Openings that did not happen since the disk did not take their record. */
  public long notOpened() {
    return notOpened;
  }

  /** Staff open a door: soon, and recorded before. */
  public void openForStaff(String door) {
    post(door)
        .ifPresent(
            post -> {
              post.staffAsks();
              wake();
            });
  }

  private void run() {
    while (!stopping) {
      turn(moment());
      boolean nothingToDo = posts.isEmpty() && !faces.open();
      LockSupport.parkNanos(nothingToDo ? Long.MAX_VALUE : TURN_EVERY.toNanos());
    }
    turn(moment());
    facts.writeLast(steady.instant());
  }

  private Moment moment() {
    return new Moment(steady.instant(), wall.instant());
  }

  void turn(Moment now) {
    posts.forEach(post -> emergency(post, now));
    for (DoorPost post : posts) {
      if (post.takeStaff()) {
        act(post, post.watch().opened(DoorOpened.Means.STAFF, now), now);
      }
      for (String code = post.nextCode(); code != null; code = post.nextCode()) {
        code(post, code, now);
      }
      for (DoorPost.Looked look = post.nextLook(); look != null; look = post.nextLook()) {
        if (!now.steady().isAfter(look.at().plus(STALE))) {
          act(post, post.watch().face(look.decision(), now), now);
        }
      }
      post.lock().turn(now.steady());
      post.watch().forget(now.steady());
    }
    faces.turn(now);
    facts.write(now.steady());
  }

  /** Locks first, and without waiting for the disk: people must get out. All doors, not one. */
  private void emergency(DoorPost post, Moment now) {
    for (Boolean active = post.nextEmergency(); active != null; active = post.nextEmergency()) {
      boolean before = anyEmergency();
      post.emergency(active);
      boolean lasts = anyEmergency();
      posts.forEach(each -> each.lock().emergency(lasts));
      if (lasts && !before) {
        LOG.warnf("emergency at door %s: all doors are open", post.settings().name());
        posts.forEach(
            each -> facts.add(each.watch().opened(DoorOpened.Means.EMERGENCY, now).facts()));
      } else if (before && !lasts) {
        LOG.warn("the emergency is over: doors lock again");
      }
    }
  }

  private boolean anyEmergency() {
    return posts.stream().anyMatch(DoorPost::isEmergency);
  }

  private void code(DoorPost post, String text, Moment now) {
    Tickets.Read read = post.watch().read(text, now);
    if (read instanceof Tickets.Read.Refused refused) {
      post.answered(refused.why());
      return;
    }
    String person = ((Tickets.Read.Valid) read).person();
    boolean recorded = act(post, post.watch().ticket(person, now), now);
    post.answered(recorded ? CodeAnswer.VALID : CodeAnswer.NOT_RECORDED);
  }

  /** Whether everything was recorded. */
  private boolean act(DoorPost post, Findings findings, Moment now) {
    List<Fact> found = findings.facts();
    if (found.isEmpty()) {
      return true;
    }
    try {
      outbox.append(found);
      diskFailure = "";
    } catch (OutboxException e) {
      // Nothing opens without its record, and what did not happen is not recorded later.
      if (diskFailure.isEmpty()) {
        LOG.errorf("door %s does not open: %s", post.settings().name(), e.getMessage());
      }
      diskFailure = e.getMessage();
      post.watch().notOpened();
      if (findings.open()) {
        long before = notOpened;
        notOpened = before + 1;
      }
      return false;
    }
    if (findings.open()) {
      // On disk, not yet open: after a crash here the record says open and the lock never moved;
      // whoever stands there shows face or ticket again.
      post.lock().letGo(now.steady().plus(post.settings().openFor()));
    }
    return true;
  }
}
