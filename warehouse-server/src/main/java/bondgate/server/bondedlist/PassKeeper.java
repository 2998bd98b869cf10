package bondgate.server.bondedlist;

import bondgate.server.fence.Alarms;
import bondgate.server.fence.CrossingLog;
import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Portal;
import bondgate.server.fence.Portals;
import bondgate.server.fence.Verdict;
import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.CustomsPass.Word;
import bondgate.server.gatepass.CustomsPasses;
import bondgate.server.gatepass.Differing;
import bondgate.server.goods.Place;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.PassAct;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Brings what customs says of display passes, and what their openings saw, before the zone's
 * writer: each as an act of its own, stated again until it took effect, and never twice.
 */
@ApplicationScoped
public class PassKeeper {
  private static final Logger LOG = Logger.getLogger(PassKeeper.class);
  private static final String ACTOR = "server:gate-passes";

  private final BondedPasses passes;
  private final CustomsPasses ours;
  private final CrossingLog crossings;
  private final Portals portals;
  private final Alarms alarms;
  private final ListForms forms;
  private final ZoneWriter writer;

  /** Of these nothing more is expected: a round costs what is under way, not all that ever was. */
  private final Set<Numbered> over = ConcurrentHashMap.newKeySet();

  private record Numbered(String zone, String passNo) {}

  @Inject
  PassKeeper(
      BondedPasses passes,
      CustomsPasses ours,
      CrossingLog crossings,
      Portals portals,
      Alarms alarms,
      ListForms forms,
      ZoneWriter writer) {
    this.passes = passes;
    this.ours = ours;
    this.crossings = crossings;
    this.portals = portals;
    this.alarms = alarms;
    this.forms = forms;
    this.writer = writer;
  }

  /** Looks at every display pass that the book waits for; states what is new. */
  public void look(String zone, Instant now) throws InterruptedException {
    for (BondedPassView pass :
        passes.displays(zone, passNo -> !over.contains(new Numbered(zone, passNo)))) {
      String passNo = pass.papers().get(0).number();
      Optional<CustomsPass> own = ours.find(zone, passNo);
      if (own.filter(one -> !one.isOver()).isPresent()) {
        hear(zone, pass, own.get(), now);
        // The words may have changed how it stands.
        compare(zone, ours.find(zone, passNo).orElseThrow(), now);
      } else if (own.isPresent()) {
        over.add(new Numbered(zone, passNo));
      }
    }
  }

  private void hear(String zone, BondedPassView pass, CustomsPass own, Instant now)
      throws InterruptedException {
    PaperStanding standing = pass.standing();
    if (standing.paperNo().isEmpty()) {
      // Refused at the door, or not answered yet: customs does not know the pass.
      return;
    }
    for (Word word : Word.values()) {
      if (isSaid(word, standing.stage(), own) && !own.words().containsKey(word)) {
        Instant happened = happened(word, pass, now);
        state(
            zone,
            new PassAct.HearGatePass(
                id(own.passNo(), word.name(), standing.paperNo()),
                ACTOR,
                own.passNo(),
                PassAct.Word.valueOf(word.name()),
                standing.paperNo(),
                happened));
      }
    }
  }

  /** What is past the gate was approved, whether or not that receipt came. */
  private static boolean isSaid(Word word, Stage stage, CustomsPass own) {
    return switch (word) {
      case APPROVED -> stage.isAlive() && stage.compareTo(Stage.APPROVED) >= 0;
      case PASSED -> stage == Stage.PASSED;
      case TAKEN_BACK -> !stage.isAlive() && !own.words().containsKey(Word.PASSED);
    };
  }

  /** When the last receipt that brought the pass further says that it was. */
  private static Instant happened(Word word, BondedPassView pass, Instant now) {
    Instant at =
        pass.receipts().stream()
            .filter(receipt -> receipt.effect() == ReceiptEffect.ADVANCED)
            .reduce((one, later) -> later)
            .map(BondedListView.Receipt::happenedAt)
            .orElse(now);
    return word == Word.APPROVED || at.isAfter(now) ? now : at;
  }

  private void compare(String zone, CustomsPass own, Instant now) throws InterruptedException {
    CustomsPass.Said approved = own.words().get(Word.APPROVED);
    if (approved == null || own.isOver()) {
      return;
    }
    PassAgreement agreement = agreement(zone, own, approved);
    List<CustomsPass.Difference> differences = differences(zone, own, agreement, now);
    List<CustomsPass.Difference> before =
        own.last().map(CustomsPass.Comparison::differences).orElse(List.of());
    if (!differences.equals(before) || (differences.isEmpty() && isEnd(own, agreement))) {
      String after = own.last().map(last -> Long.toString(last.leafIndex())).orElse("first");
      state(
          zone,
          new PassAct.CompareGatePass(
              id(own.passNo(), after, agreement.passed().toString(), differences.toString()),
              ACTOR,
              own.passNo(),
              agreement.passed(),
              differences.stream()
                  .map(one -> new PassAct.CompareGatePass.Difference(one.epc(), one.kind()))
                  .toList()));
    }
  }

  /** All is through and customs' gate let it pass, or all is back and customs took it back. */
  private static boolean isEnd(CustomsPass own, PassAgreement agreement) {
    return own.words().containsKey(Word.TAKEN_BACK)
        ? agreement.passed().isEmpty()
        : own.words().containsKey(Word.PASSED) && agreement.passed().size() == own.epcs().size();
  }

  /** The tags of a display pass as they are now; empty until customs lets it go. */
  public Optional<PassAgreement> seen(String zone, String passNo) {
    return ours.find(zone, passNo)
        .flatMap(
            own ->
                Optional.ofNullable(own.words().get(Word.APPROVED))
                    .map(approved -> agreement(zone, own, approved)));
  }

  /** What went through since customs let it go, but for what has a paper of its own. */
  private PassAgreement agreement(String zone, CustomsPass own, CustomsPass.Said approved) {
    Set<String> openings =
        portals.all(zone).stream()
            .filter(portal -> portal.joins(Place.WAREHOUSE, Place.CENTRE))
            .map(Portal::name)
            .collect(Collectors.toSet());
    Set<String> tags = new HashSet<>(own.epcs());
    List<FenceEntry> entries =
        crossings.of(zone, own.epcs(), openings, approved.leafIndex()).stream()
            .filter(entry -> tags.contains(entry.epc()) || !hasItsOwnPaper(own, entry))
            .toList();
    return PassAgreement.of(
        new PassAgreement.Passage(
            own.passNo(),
            own.epcs(),
            openings,
            Place.WAREHOUSE,
            Place.CENTRE,
            Instant.MIN,
            Instant.MAX),
        entries);
  }

  private static boolean hasItsOwnPaper(CustomsPass own, FenceEntry entry) {
    return entry.judged().equals(Optional.of(Verdict.PERMITTED))
        && !own.passNo().equals(entry.document());
  }

  /**
   * What somebody must know by now. A tag may be missing until customs' own gate has let the
   * vehicle pass, and a while longer; once customs has taken the pass back, it is where it should
   * be.
   */
  private List<CustomsPass.Difference> differences(
      String zone, CustomsPass own, PassAgreement agreement, Instant now) {
    boolean takenBack = own.words().containsKey(Word.TAKEN_BACK);
    CustomsPass.Said passed = own.words().get(Word.PASSED);
    boolean late = passed != null && !now.isBefore(passed.happenedAt().plus(forms.passPatience()));
    Set<String> settled =
        alarms
            .acknowledged(zone, own.passNo())
            .map(leaf -> ours.differedUntil(zone, own.passNo(), leaf))
            .orElse(Set.of());
    List<CustomsPass.Difference> differences = new ArrayList<>();
    for (PassAgreement.Difference one : agreement.differences()) {
      boolean stated =
          switch (one.kind()) {
            case MISSING -> late && !takenBack;
            case CAME_BACK -> !takenBack;
            case UNCERTAIN -> !takenBack || !settled.contains(one.epc());
            case OUTSIDE_WITHOUT_PASS -> true;
            // Not on the pass: settled once a person has said what it was.
            case TOO_MANY, FOREIGN -> !settled.contains(one.epc());
          };
      if (stated) {
        differences.add(new CustomsPass.Difference(one.epc(), one.kind()));
      }
    }
    if (takenBack) {
      agreement
          .passed()
          .forEach(
              epc ->
                  differences.add(new CustomsPass.Difference(epc, Differing.OUTSIDE_WITHOUT_PASS)));
    }
    differences.sort(Comparator.comparing(CustomsPass.Difference::epc));
    return differences;
  }

  private static String id(String... content) {
    return "pass-%s"
        .formatted(
            UUID.nameUUIDFromBytes(String.join("\n", content).getBytes(StandardCharsets.UTF_8)));
  }

  private void state(String zone, PassAct act) throws InterruptedException {
    if (writer.submit(zone, act) instanceof ActAnswer.Refused refused) {
      LOG.warnf(
          "not stated of a gate pass, and tried again: %s, %s, expected %s",
          refused.code(), refused.received(), refused.expected());
    }
  }
}
