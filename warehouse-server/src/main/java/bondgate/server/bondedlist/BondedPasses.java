package bondgate.server.bondedlist;

import bondgate.server.sale.SoldPieces;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.PassAct;
import bondgate.server.stream.ZoneWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * 核放单 that are handed in at customs: for bonded lists, or for a display pass of ours. What a person
 * decides is an act, and its leaf stands in the pass's row.
 */
@ApplicationScoped
public class BondedPasses {
  private static final String NUMBER = "[A-Za-z0-9-]{1,60}";
  private static final String PAPER = "[A-Za-z0-9._-]{1,60}";
  private static final int DECIMALS = 5;
  private static final BigDecimal GRAM = new BigDecimal("0.001");
  private static final BigDecimal GRAMS = BigDecimal.valueOf(1000);

  private final PassCargoes cargoes;
  private final ListForms forms;
  private final ListStore lists;
  private final PassStore store;
  private final ReceiptStore receipts;
  private final ListOutbox outbox;
  private final ZoneWriter writer;

  @Inject
  BondedPasses(
      PassCargoes cargoes,
      ListForms forms,
      ListStore lists,
      PassStore store,
      ReceiptStore receipts,
      ListOutbox outbox,
      ZoneWriter writer) {
    this.cargoes = cargoes;
    this.forms = forms;
    this.lists = lists;
    this.store = store;
    this.receipts = receipts;
    this.outbox = outbox;
    this.writer = writer;
  }

  /** Thrown to take back what was written. */
  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient PassResult.Refusal refusal;

    RefusedException(PassResult.Refusal refusal) {
      this.refusal = refusal;
    }
  }

  /** Hands a pass in: kept with its act and its message, or nothing of it. */
  public PassResult declare(String zone, PassRequest asked, Instant at) {
    Optional<PassResult.Refusal> refusal = form(asked);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      return QuarkusTransaction.requiringNew().call(() -> keep(zone, asked, at));
    } catch (RefusedException e) {
      return e.refusal;
    }
  }

  private static Optional<PassResult.Refusal> form(PassRequest asked) {
    if (!asked.innerNo().matches(NUMBER)) {
      return Optional.of(new PassResult.NumberMalformed(asked.innerNo(), NUMBER));
    }
    if (asked.netKg().compareTo(GRAM) < 0
        || asked.netKg().compareTo(asked.grossKg()) > 0
        || !sums(asked)) {
      return Optional.of(new PassResult.WeightsWrong(asked.grossKg(), asked.netKg()));
    }
    for (String paper : asked.papers()) {
      if (!paper.matches(PAPER)) {
        return Optional.of(new PassResult.PaperUnknown(paper));
      }
    }
    boolean one = asked.cargo() == PassCargo.DISPLAY || !asked.parts().isEmpty();
    boolean fits = one ? asked.papers().size() == 1 : !asked.papers().isEmpty();
    boolean partsFit = asked.cargo() == PassCargo.LISTS || asked.parts().isEmpty();
    return fits
            && partsFit
            && asked.papers().size() <= PassAct.DeclareGatePass.MOST
            && asked.papers().stream().distinct().count() == asked.papers().size()
        ? Optional.empty()
        : Optional.of(new PassResult.NothingCarried());
  }

  /** Parts weigh together what is stated of the pass. */
  private static boolean sums(PassRequest asked) {
    if (asked.parts().isEmpty()) {
      return true;
    }
    BigDecimal gross = BigDecimal.ZERO;
    BigDecimal net = BigDecimal.ZERO;
    for (PassRequest.Part part : asked.parts()) {
      gross = gross.add(part.grossKg());
      net = net.add(part.netKg());
    }
    return gross.compareTo(asked.grossKg()) == 0 && net.compareTo(asked.netKg()) == 0;
  }

  private PassResult keep(String zone, PassRequest asked, Instant at) {
    store.lock(zone, asked.cargo(), asked.papers());
    if (store.find(zone, asked.innerNo()).isPresent()
        || lists.find(zone, asked.innerNo()).isPresent()) {
      throw new RefusedException(new PassResult.NumberTaken(asked.innerNo()));
    }
    PassCargoes.Cargo cargo = cargoes.look(zone, asked);
    if (cargo instanceof PassCargoes.Refused refused) {
      throw new RefusedException(refused.why());
    }
    PassCargoes.Loaded loaded = (PassCargoes.Loaded) cargo;
    GatePassDraft draft = forms.pass(asked, loaded, at);
    MadeMessage made = forms.message(draft);
    if (made instanceof MadeMessage.Wrong wrong) {
      throw new RefusedException(new PassResult.Malformed(wrong.findings()));
    }
    // The papers are locked: what the act decides can be kept, or nobody decided it. A crash
    // between
    // the act and this commit leaves its leaf, which the next try finds again.
    long leaf = decided(zone, asked, loaded.sold());
    long id =
        store
            .add(zone, draft, asked, loaded.papers(), leaf)
            .orElseThrow(() -> new RefusedException(new PassResult.NumberTaken(asked.innerNo())));
    store.lines(id, loaded.lines());
    store.tags(id, loaded.tags());
    outbox.add(PaperKind.SAS121, zone, id, ((MadeMessage.Ready) made).text(), at);
    return new PassResult.Declared(asked.innerNo(), leaf);
  }

  private long decided(String zone, PassRequest asked, List<SoldPieces.Piece> sold) {
    try {
      ActAnswer answer = writer.submit(zone, act(asked, sales(sold)));
      if (answer instanceof ActAnswer.Refused refused) {
        throw new RefusedException(new PassResult.NotNow(refused));
      }
      return answer instanceof ActAnswer.Done done
          ? done.leafIndex()
          : ((ActAnswer.Repeated) answer).leafIndex();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(
          new PassResult.NotNow(
              new ActAnswer.Refused("interrupted", asked.innerNo(), "an answer", "ask again")));
    }
  }

  private static List<PassAct.DeclareGatePass.Sold> sales(List<SoldPieces.Piece> sold) {
    Map<String, List<String>> bySale = new TreeMap<>();
    sold.forEach(
        piece ->
            bySale.computeIfAbsent(piece.saleNo(), sale -> new ArrayList<>()).add(piece.epc()));
    return bySale.entrySet().stream()
        .map(one -> new PassAct.DeclareGatePass.Sold(one.getKey(), one.getValue()))
        .toList();
  }

  private static PassAct.DeclareGatePass act(
      PassRequest asked, List<PassAct.DeclareGatePass.Sold> sales) {
    List<PassAct.DeclareGatePass.Part> parts =
        asked.parts().stream()
            .map(
                part ->
                    new PassAct.DeclareGatePass.Part(
                        part.line(), part.quantity().movePointRight(DECIMALS).longValueExact()))
            .toList();
    boolean display = asked.cargo() == PassCargo.DISPLAY;
    long gross = asked.grossKg().multiply(GRAMS).longValue();
    long net = asked.netKg().multiply(GRAMS).longValue();
    // The same request is the same act, also after a crash.
    String content =
        String.join(
            "\n",
            asked.innerNo(),
            asked.papers().toString(),
            asked.billNo(),
            parts.toString(),
            Long.toString(gross),
            Long.toString(net),
            asked.actor());
    return new PassAct.DeclareGatePass(
        "declare-pass-" + UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)),
        asked.actor(),
        asked.innerNo(),
        display ? PassAct.Cargo.DISPLAY : PassAct.Cargo.LISTS,
        asked.papers(),
        display ? asked.billNo() : null,
        parts.isEmpty() ? null : parts,
        sales.isEmpty() ? null : sales,
        gross,
        net);
  }

  /** The newest passes, at most that many. */
  @Transactional
  public List<BondedPassView> newest(String zone, int most) {
    return store.newest(zone, most).stream().map(this::view).toList();
  }

  /** The pass of our own number. */
  @Transactional
  public Optional<BondedPassView> find(String zone, String innerNo) {
    return store.find(zone, innerNo).map(this::view);
  }

  /**
   * The last pass of customs for each display pass of ours, the oldest first.
   *
   * @param asked for which of our numbers it is read
   */
  @Transactional
  public List<BondedPassView> displays(String zone, Predicate<String> asked) {
    return views(store.displays(zone), asked);
  }

  /**
   * The passes of lists of which tags are known, the oldest first.
   *
   * @param asked for which of our numbers of them it is read
   */
  @Transactional
  public List<BondedPassView> tagged(String zone, Predicate<String> asked) {
    return views(store.tagged(zone), asked);
  }

  private List<BondedPassView> views(Map<String, Long> ids, Predicate<String> asked) {
    List<Long> wanted =
        ids.entrySet().stream()
            .filter(one -> asked.test(one.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return store.all(wanted).stream().map(this::view).toList();
  }

  /** The message that hands the pass in, byte for byte. Personal. */
  @Transactional
  public Optional<String> message(String zone, String innerNo) {
    return store.find(zone, innerNo).flatMap(row -> outbox.content(PaperKind.SAS121, row.id()));
  }

  private BondedPassView view(PassStore.Row row) {
    ReceiptStore.Paper paper = new ReceiptStore.Paper(PaperKind.SAS121, row.id());
    return new BondedPassView(
        row.head(),
        receipts.standing(paper),
        store.papers(row.id()),
        store.lines(row.id()),
        store.tags(row.id()),
        receipts.of(paper));
  }
}
