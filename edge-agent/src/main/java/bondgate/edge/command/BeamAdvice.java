package bondgate.edge.command;

import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.SecondEvidence;
import bondgate.rfid.portal.Way;

/**
 * What to look at where beams did not see what was done.
 *
 * @param wiring how they are said to be wired
 */
record BeamAdvice(BeamWiring wiring) {
  /**
   * A sentence in both languages.
   *
   * @param zh in Chinese
   * @param en in English
   */
  record Words(String zh, String en) {}

  /** Who went this way was seen to go the other. */
  Words otherWay(Way done) {
    boolean in = done == Way.IN;
    String other = wiring.swapped().words();
    return new Words(
        "光电对射：把%s看成了%s，里外两束接反了：请把设置写成 '%s'，或对调两根接线。若确实走反了，请重做这一步。"
            .formatted(in ? "进入" : "出去", in ? "出去" : "进入", other),
        ("Beams: the walk %s was seen as %s. Inside and outside are swapped: write '%s', or exchange"
                + " their two wires. If the walk was the other way, do the step again.")
            .formatted(in ? "in" : "out", in ? "out" : "in", other));
  }

  /** Somebody went through, and no beam was broken. */
  Words nobody() {
    return new Words(
        "光电对射：应有人穿过，却没有看到任何人。请检查：是否接在其他输入上（现为 '%s'），是否对准，光电是否通电。".formatted(wiring.words()),
        ("Beams: somebody should have gone through, and they saw nobody. Look whether they are wired"
                + " to other inputs than '%s', whether they are aligned, and have power.")
            .formatted(wiring.words()));
  }

  /** Somebody went through, and this one was not broken. */
  Words oneOnly(Beam unseen) {
    return new Words(
        "光电对射：应有人穿过，%s那一束（%s）却没有看到。请检查：是否接在其他输入上，是否对准，是否通电。"
            .formatted(zh(unseen), wiring.of(unseen)),
        ("Beams: somebody should have gone through, and the %s one (%s) saw nobody. Look whether it"
                + " is wired to another input, aligned, and has power.")
            .formatted(EdgeSettings.Beams.name(unseen), wiring.of(unseen)));
  }

  /** Somebody went from one to the other, and took too long. */
  Words tooSlow() {
    long seconds = SecondEvidence.defaults().beamBridge().toSeconds();
    return new Words(
        "光电对射：两束先后被挡，但相隔超过 %d 秒。请不停步地穿过，重做这一步。".formatted(seconds),
        ("Beams: both were broken, more than %d seconds apart. Walk through without a stop, and do"
                + " the step again.")
            .formatted(seconds));
  }

  /** Nobody went through, and they saw somebody. */
  Words somebody() {
    return new Words(
        "光电对射：不应有人穿过，却看到有人。若有人穿过，请重做；否则请检查：是否接在其他输入上（现为 '%s'），前面是否有东西晃动。".formatted(wiring.words()),
        ("Beams: nobody should have gone through, and they saw somebody. If somebody did, do the"
                + " step again; if not, look whether they are wired to other inputs than '%s', and"
                + " what moves before them.")
            .formatted(wiring.words()));
  }

  /** This one was blocked for most of the time. */
  Words blocked(Beam beam) {
    String other = wiring.inverted(beam).words();
    return new Words(
        "光电对射：%s那一束（%s）大部分时间被挡。请检查：是否有东西挡住，是否脏污或未对准；若都没有，则触点方向相反：请把设置写成 '%s'。"
            .formatted(zh(beam), wiring.of(beam), other),
        ("Beams: the %s one (%s) was blocked for most of the time. Look whether something stands in"
                + " it, whether it is dirty or not aligned; if none of it is so, its contact works the"
                + " other way round: write '%s'.")
            .formatted(EdgeSettings.Beams.name(beam), wiring.of(beam), other));
  }

  /** Their box did not answer all the time. */
  Words notKnown() {
    return new Words(
        "光电对射：接线盒有一段时间没有应答，这一步只录了天线。请检查线缆和电源，再重做。",
        "Beams: their box did not answer for a while; this step is recorded without them. Check"
            + " cable and power, and begin again.");
  }

  private static String zh(Beam beam) {
    return switch (beam) {
      case INSIDE -> "里面";
      case OUTSIDE -> "外面";
      case MIDDLE -> "中间";
    };
  }
}
