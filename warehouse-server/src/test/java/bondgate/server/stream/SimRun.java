package bondgate.server.stream;

import bondgate.events.SigningKey;
import bondgate.events.Topics;
import java.util.ArrayList;
import java.util.List;

/** One history from one seed: some agents, a broker, one or two servers, and much misfortune. */
final class SimRun {
  static final String ZONE = "zone";
  private static final int QUIET_MS = 30_000;

  final SimWorld world;
  final SimFault fault;
  final SimNet net;
  final SigningKey serverKey;
  final SimDb db;
  final SimCheck check = new SimCheck(this);
  final List<SimEdge> edges = new ArrayList<>();
  private final List<SimServer> servers = new ArrayList<>();

  private SimRun(long seed, SimFault fault, List<SigningKey> keys) {
    this.world = new SimWorld(seed);
    this.fault = fault;
    this.net = new SimNet(world);
    this.serverKey = keys.get(0);
    this.db = new SimDb(serverKey);
    int leaders = 1 + world.upTo(1);
    for (int i = 0; i < leaders; i++) {
      servers.add(new SimServer(this, "server-" + i));
    }
    int agents = 1 + world.upTo(2);
    for (int i = 0; i < agents; i++) {
      edges.add(new SimEdge(this, "edge-" + i, keys.get(i + 1)));
    }
  }

  /**
   * Runs a history to its end.
   *
   * @param keys the server's, and one for each of three agents
   * @return what did not hold, with the story before it; empty if all did
   */
  static String of(long seed, SimFault fault, List<SigningKey> keys) {
    SimRun run = new SimRun(seed, fault, keys);
    run.live();
    run.check.atTheEnd();
    return run.check.findings.isEmpty()
        ? ""
        : "seed %d: %s%n%s".formatted(seed, run.check.findings.get(0), run.world.story());
  }

  /**
   * How a history without a fault went, to be compared with another run of the same seed.
   *
   * @param lines the last things that happened
   * @param leaves how many records took effect
   */
  record Story(String lines, int leaves, List<String> effects) {
    Story {
      effects = List.copyOf(effects);
    }
  }

  static Story story(long seed, List<SigningKey> keys) {
    SimRun run = new SimRun(seed, SimFault.NONE, keys);
    run.live();
    return new Story(run.world.story(), run.db.leaves.size(), run.db.effects);
  }

  private void live() {
    int rounds = 3 + world.upTo(9);
    long atMs = 0;
    for (int i = 0; i < rounds; i++) {
      atMs += world.upTo(1_500);
      SimEdge edge = edges.get(world.upTo(edges.size() - 1));
      int count = 1 + world.upTo(6);
      world.after(atMs, () -> edge.facts(count));
      if (world.strikes(60)) {
        world.after(atMs + world.upTo(1_000), net::amnesia);
      }
    }
    world.runUntil(atMs + world.upTo(10_000));
    world.becomeQuiet();
    world.runUntil(world.nowMs() + QUIET_MS);
  }

  /** To one of the servers, or to all of them: a leader that sleeps knows nothing of the other. */
  void toServers(Topics.Source source, byte[] message) {
    if (world.upTo(3) == 0) {
      servers.forEach(server -> server.arrived(source, message));
    } else {
      servers.get(world.upTo(servers.size() - 1)).arrived(source, message);
    }
  }

  void toEdge(String device, byte[] message) {
    edges.stream()
        .filter(edge -> edge.device.equals(device))
        .forEach(edge -> edge.answered(message));
  }

  boolean commit(List<TakenBatch> taken, long sizeBefore) {
    if (fault == SimFault.LEAF_REPLACED && db.leaves.size() > 2 && world.strikes(300)) {
      db.replaceLastLeaf();
    }
    if (fault == SimFault.HALF_A_COMMIT && taken.size() > 1 && world.strikes(500)) {
      return db.commit(taken.subList(0, 1), sizeBefore);
    }
    return fault == SimFault.MARK_NOT_GUARDED
        ? db.commitUnguarded(taken)
        : db.commit(taken, sizeBefore);
  }
}
