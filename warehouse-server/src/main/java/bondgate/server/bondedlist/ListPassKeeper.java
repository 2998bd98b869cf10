package bondgate.server.bondedlist;

import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.Differing;
import bondgate.server.gatepass.ListPass;
import bondgate.server.gatepass.ListPassage;
import bondgate.server.gatepass.ListPasses;
import bondgate.server.sale.SoldPieces;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.PassAct;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Compares the passes of whole bonded lists with the fence, tag by tag, once customs has approved
 * them, and states each outcome that is another one than before. Goods of a list leave by their own
 * retail list's permit, before the pass or after it, through an opening by which other buyers'
 * goods leave too: nothing can be told of tags that are not on the pass.
 */
@ApplicationScoped
public class ListPassKeeper {
  private static final Logger LOG = Logger.getLogger(ListPassKeeper.class);
  private static final String ACTOR = "server:gate-passes";

  private final BondedPasses passes;
  private final ListPasses ours;
  private final SoldPieces sold;
  private final ListForms forms;
  private final ZoneWriter writer;

  /** Of these nothing more is expected: a round costs what is under way, not all that ever was. */
  private final Set<Numbered> over = ConcurrentHashMap.newKeySet();

  private record Numbered(String zone, String passNo) {}

  /** What came back of a pass's pieces, and that of which customs accepted it. */
  private record Back(Set<String> all, Set<String> settled) {}

  @Inject
  ListPassKeeper(
      BondedPasses passes, ListPasses ours, SoldPieces sold, ListForms forms, ZoneWriter writer) {
    this.passes = passes;
    this.ours = ours;
    this.sold = sold;
    this.forms = forms;
    this.writer = writer;
  }

  /** Looks at every pass of lists that is under way; states what is new. */
  public void look(String zone, Instant now) throws InterruptedException {
    for (BondedPassView pass :
        passes.tagged(zone, passNo -> !over.contains(new Numbered(zone, passNo)))) {
      String passNo = pass.head().innerNo();
      Optional<ListPass> own = ours.find(zone, passNo);
      boolean ended = own.isEmpty() || compare(zone, pass, own.get(), now);
      if (ended) {
        over.add(new Numbered(zone, passNo));
      }
    }
  }

  /** Whether nothing more is expected of the pass, and all of it is stated. */
  private boolean compare(String zone, BondedPassView pass, ListPass own, Instant now)
      throws InterruptedException {
    Stage stage = pass.standing().stage();
    if (stage.isAlive() && stage.compareTo(Stage.APPROVED) < 0) {
      return false;
    }
    ListPassage passage = ours.passage(zone, own);
    Back back = back(zone, own);
    // Of a pass that customs took back nothing is expected: its lists go by another one.
    List<CustomsPass.Difference> differences =
        stage.isAlive() ? differences(passage, back, isLate(pass, now)) : List.of();
    boolean agrees =
        stage == Stage.PASSED
            && differences.isEmpty()
            && back.settled().containsAll(passage.others().keySet());
    boolean stated =
        differences.equals(own.differences()) && (!agrees || isLast(own, passage.through()));
    if (!stated) {
      state(zone, own, passage.through(), differences);
    }
    return stated && (agrees || !stage.isAlive());
  }

  private static boolean isLast(ListPass own, List<String> through) {
    return own.last().filter(last -> last.passed().equals(through)).isPresent();
  }

  /** Customs' own gate has let the vehicle pass, and a while longer. */
  private boolean isLate(BondedPassView pass, Instant now) {
    return pass.standing().stage() == Stage.PASSED
        && pass.receipts().stream()
            .filter(receipt -> receipt.effect() == ReceiptEffect.ADVANCED)
            .reduce((one, later) -> later)
            .map(receipt -> receipt.happenedAt().plus(forms.passPatience()))
            .filter(until -> !now.isBefore(until))
            .isPresent();
  }

  private Back back(String zone, ListPass own) {
    Map<String, String> sales =
        own.pieces().stream()
            .collect(Collectors.toMap(ListPass.Piece::epc, ListPass.Piece::saleNo));
    Set<String> all = new HashSet<>();
    Set<String> settled = new HashSet<>();
    for (SoldPieces.Back one : sold.back(zone, new HashSet<>(sales.values()))) {
      if (one.piece().saleNo().equals(sales.get(one.piece().epc()))) {
        all.add(one.piece().epc());
        if (one.settled()) {
          settled.add(one.piece().epc());
        }
      }
    }
    return new Back(all, settled);
  }

  /** What somebody must know by now; in the order of the tags. */
  private static List<CustomsPass.Difference> differences(
      ListPassage passage, Back back, boolean late) {
    List<CustomsPass.Difference> differences = new ArrayList<>();
    passage
        .others()
        .forEach(
            (epc, kind) -> {
              boolean known =
                  switch (kind) {
                    case MISSING -> late;
                    // A person took it back, whatever customs says of that.
                    case CAME_BACK -> !back.all().contains(epc);
                    case UNCERTAIN, OUTSIDE_WITHOUT_PASS -> true;
                    // Not told of a pass of lists.
                    case TOO_MANY, FOREIGN -> false;
                  };
              if (known && !back.settled().contains(epc)) {
                differences.add(new CustomsPass.Difference(epc, kind));
              }
            });
    return differences;
  }

  /**
   * What the fence saw of a pass's tags until now; empty until customs has approved it, and of a
   * pass of which no tags are known.
   */
  public Optional<ListPassSeen> seen(String zone, BondedPassView pass) {
    Stage stage = pass.standing().stage();
    if (!stage.isAlive() || stage.compareTo(Stage.APPROVED) < 0) {
      return Optional.empty();
    }
    return ours.find(zone, pass.head().innerNo())
        .map(
            own -> {
              ListPassage passage = ours.passage(zone, own);
              Back back = back(zone, own);
              Map<String, Differing> differing = new TreeMap<>();
              differences(passage, back, true).forEach(one -> differing.put(one.epc(), one.kind()));
              return new ListPassSeen(passage.through(), differing, back.all());
            });
  }

  private void state(
      String zone, ListPass own, List<String> passed, List<CustomsPass.Difference> differences)
      throws InterruptedException {
    String after = own.last().map(last -> Long.toString(last.leafIndex())).orElse("first");
    String content =
        String.join("\n", own.passNo(), after, passed.toString(), differences.toString());
    PassAct act =
        new PassAct.CompareGatePass(
            "pass-" + UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)),
            ACTOR,
            own.passNo(),
            passed,
            differences.stream()
                .map(one -> new PassAct.CompareGatePass.Difference(one.epc(), one.kind()))
                .toList());
    if (writer.submit(zone, act) instanceof ActAnswer.Refused refused) {
      LOG.warnf(
          "not stated of a pass of lists, and tried again: %s, %s, expected %s",
          refused.code(), refused.received(), refused.expected());
    }
  }
}
