package bondgate.edge.portal;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.portal.BeamEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The light beams of one reader's openings. What they say goes to the opening's watch under the
 * lock that guards it, and so never while a read is decided.
 */
final class BeamPosts {
  private final Map<PortalWatch, BeamPost> posts = new LinkedHashMap<>();
  private final List<ReaderBeams> atReader = new ArrayList<>();
  private final Object lock;
  private final Runnable wake;

  /**
   * None yet.
   *
   * @param lock what guards the watches
   * @param wake is called when it changed whether beams are known
   */
  BeamPosts(Object lock, Runnable wake) {
    this.lock = lock;
    this.wake = wake;
  }

  /** Adds those of one opening. */
  void add(EdgeSettings.Beams beams, PortalWatch watch, DeviceLines lines) {
    if (beams.line().isPresent()) {
      posts.put(watch, new BoxBeams(beams, lines, new Guarded(watch)));
    } else {
      ReaderBeams wired = new ReaderBeams(beams, new Guarded(watch));
      atReader.add(wired);
      posts.put(watch, wired);
    }
  }

  /** An input of the reader stands so. */
  void input(int port, boolean high, Instant at) {
    atReader.forEach(beams -> beams.input(port, high, at));
  }

  /** The reader is not connected since then. */
  void readerLost(Instant since) {
    atReader.forEach(beams -> beams.lost(since));
  }

  /** Starts them; until their box has answered nothing is known of them. */
  void start(Instant now) {
    synchronized (lock) {
      posts.keySet().forEach(watch -> watch.beamsLost(now));
    }
    posts.values().forEach(BeamPost::start);
  }

  void stop() {
    posts.values().forEach(BeamPost::stop);
  }

  List<BeamStatus> status() {
    List<BeamStatus> all = new ArrayList<>();
    synchronized (lock) {
      posts.forEach((watch, post) -> all.add(post.status(watch.portal(), watch.beams())));
    }
    return all;
  }

  private final class Guarded implements BeamPost.Sight {
    private final PortalWatch watch;

    private Guarded(PortalWatch watch) {
      this.watch = watch;
    }

    @Override
    public void beam(BeamEvent event) {
      synchronized (lock) {
        watch.beam(event);
      }
    }

    @Override
    public void beamsLost(Instant since) {
      synchronized (lock) {
        watch.beamsLost(since);
      }
      wake.run();
    }

    @Override
    public void beamsBack(Instant at) {
      synchronized (lock) {
        watch.beamsBack(at);
      }
      wake.run();
    }
  }
}
