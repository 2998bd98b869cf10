package bondgate.server.handling;

import bondgate.events.Direction;
import bondgate.server.goods.Place;
import bondgate.server.stream.BookZone;
import bondgate.server.stream.TestZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A zone with bins, lists and passes, and what its people scan. */
@ApplicationScoped
public class HandheldZone {
  public static final String WINE = "WINE-750";
  public static final String BEER = "BEER-330";
  public static final String LS = "staff:ls-07";
  public static final String WM = "staff:wm-08";
  public static final String ZG = "supervisor:zg-01";

  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject Bins bins;
  @Inject Handling handling;
  @Inject Tasks tasks;
  @Inject Waves waves;
  @Inject WaveViews views;

  private final AtomicInteger numbers = new AtomicInteger();

  /** Opens a zone with two items and these bins. */
  public void open(String zone, boolean ownPortals) {
    if (!ownPortals) {
      desk.openPortals(zone);
    }
    acts.register(zone, TestZone.AT, WINE, 9_000);
    acts.register(zone, TestZone.AT, BEER, 900);
    acts.done(
        zone,
        TestZone.AT,
        "lodgeGuarantee",
        "'instrument':'BH-1','kind':'INSURANCE','amountFen':900000000,'validUntil':'2099-12-31'");
    bin(zone, "A-01-01", Place.WAREHOUSE, false, 0);
    bin(zone, "A-01-02", Place.WAREHOUSE, false, 3);
    bin(zone, "A-09-01", Place.WAREHOUSE, true, 0);
    bin(zone, "C-01-01", Place.CENTRE, false, 0);
  }

  public void bin(String zone, String code, Place place, boolean damaged, int capacity) {
    Optional<Integer> most = capacity == 0 ? Optional.empty() : Optional.of(capacity);
    bins.add(zone, new Bin(code, place, damaged, most, Optional.empty()), LS, TestZone.AT);
  }

  /** A list with its tags. */
  public record Paper(String number, List<String> epcs) {}

  /** Customs accepted a list of so many pieces. */
  public Paper announced(String zone, String item, int count) {
    int run = numbers.incrementAndGet();
    List<String> epcs =
        IntStream.range(0, count).mapToObj(i -> "3074257BF719%04X%08X".formatted(run, i)).toList();
    String list = BookZone.list('I', run);
    acts.done(
        zone,
        TestZone.AT,
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'%s','epcs':[%s]}]".formatted(list, item, quoted(epcs)));
    return new Paper(list, epcs);
  }

  /** The dock's portal saw them come in. */
  public void comeIn(String zone, List<String> epcs, String list) {
    desk.facts(zone, TestZone.crossings(epcs, "dock", Direction.IN, list));
  }

  /** A list whose pieces are all through the dock. */
  public Paper arrived(String zone, String item, int count) {
    Paper paper = announced(zone, item, count);
    comeIn(zone, paper.epcs(), paper.number());
    return paper;
  }

  /** A list that is counted in, and put into that bin. */
  public Paper stored(String zone, String item, int count, String bin) {
    Paper paper = arrived(zone, item, count);
    countedInAndStored(zone, paper, bin);
    return paper;
  }

  /** Counts a paper's pieces in, and puts them into that bin. */
  public void countedInAndStored(String zone, Paper paper, String bin) {
    long counts = choose(zone, paper.number(), LS);
    paper.epcs().forEach(epc -> scan(zone, counts, epc, LS));
    press(zone, counts, ScanVerb.FINISH, LS);
    long stow = begin(zone, TaskKind.PUT_AWAY, LS);
    paper.epcs().forEach(epc -> scan(zone, stow, epc, LS));
    scan(zone, stow, bin, LS);
  }

  /** A gate pass that customs approved. */
  public Paper passed(String zone, List<String> epcs) {
    String pass = "HF-" + numbers.incrementAndGet();
    acts.done(
        zone,
        TestZone.AT,
        "approveGatePass",
        "'passNo':'%s','epcs':[%s]".formatted(pass, quoted(epcs)));
    return new Paper(pass, epcs);
  }

  /** The passage's portal saw them. */
  public void goOver(String zone, List<String> epcs, String pass) {
    desk.facts(zone, TestZone.crossings(epcs, "passage", Direction.IN, pass));
  }

  /** Pieces in the centre that nobody has counted in there. */
  public Paper displayed(String zone, String item, int count) {
    Paper list = arrived(zone, item, count);
    Paper pass = passed(zone, list.epcs());
    goOver(zone, pass.epcs(), pass.number());
    return pass;
  }

  /** They are sold and left; the number of the sale. */
  public String soldAndGone(String zone, List<String> epcs) {
    String sale = "S-" + numbers.incrementAndGet();
    acts.done(
        zone,
        TestZone.AT,
        "recordSale",
        "'saleNo':'%s','customsReleaseRef':'R-%s','epcs':[%s]".formatted(sale, sale, quoted(epcs)));
    desk.facts(zone, TestZone.crossings(epcs, "exit", Direction.OUT, sale));
    return sale;
  }

  /** They may go back into the warehouse; the number of the paper. */
  public String backFromDisplay(String zone, List<String> epcs) {
    String number = "FQ-" + numbers.incrementAndGet();
    acts.done(
        zone,
        TestZone.AT,
        "returnFromDisplay",
        "'number':'%s','epcs':[%s]".formatted(number, quoted(epcs)));
    return number;
  }

  /** They are destroyed before a witness. */
  public void destroyed(String zone, List<String> epcs) {
    acts.done(
        zone,
        TestZone.AT,
        "destroyPieces",
        "'number':'XH-%d','customsNo':'XK-1','reason':'broken','epcs':[%s]"
            .formatted(numbers.incrementAndGet(), quoted(epcs)));
  }

  /** The wave of at most so many passes that wait; nobody may pick it yet. */
  public String gathered(String zone, int documents) {
    WaveRule rule = new WaveRule(WavePasses.ANY, Optional.empty(), documents, WaveRule.MOST_PIECES);
    WaveResult result = waves.gather(zone, "form-" + numbers.incrementAndGet(), rule, ZG);
    return ((WaveResult.Done) result).number();
  }

  /** The same, given to the pickers. */
  public String released(String zone, int documents) {
    String number = gathered(zone, documents);
    waves.release(zone, number, ZG);
    return number;
  }

  /** How a wave stands. */
  public WaveView wave(String zone, String number) {
    return views.all(zone, 100).stream()
        .filter(one -> one.wave().number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  /** What a picker is shown. */
  public record Shown(String bin, String tote) {}

  /** What comes next. */
  public Shown step(String zone, long task, String worker) {
    Step step = tasks.step(zone, task, worker).orElseThrow();
    return new Shown(step.bin(), step.tote());
  }

  /** A document of a wave. */
  public WaveView.Line line(String zone, String wave, String document) {
    return wave(zone, wave).lines().stream()
        .filter(one -> one.document().equals(document))
        .findFirst()
        .orElseThrow();
  }

  /** The label of the tote of a document. */
  public String tote(String zone, String wave, String document) {
    return "TOTE-" + line(zone, wave, document).tote();
  }

  public long choose(String zone, String scanned, String worker) {
    return ((OpenResult.Open) tasks.choose(zone, scanned, worker)).taskId();
  }

  public long begin(String zone, TaskKind kind, String worker) {
    return ((OpenResult.Open) tasks.begin(zone, kind, Optional.empty(), worker)).taskId();
  }

  public ScanAnswer scan(String zone, long task, String text, String worker) {
    return handling.take(zone, task, message(ScanVerb.SCAN, text), worker);
  }

  public ScanAnswer press(String zone, long task, ScanVerb verb, String worker) {
    return handling.take(zone, task, message(verb, ""), worker);
  }

  /** What is shown is not there. */
  public ScanAnswer missing(String zone, long task, String line, String worker) {
    return handling.take(zone, task, message(ScanVerb.SHORT, line), worker);
  }

  private ScanMessage message(ScanVerb verb, String text) {
    return new ScanMessage("key-" + numbers.incrementAndGet(), verb, text, TestZone.AT);
  }

  private static String quoted(List<String> epcs) {
    return Collections.unmodifiableList(epcs).stream()
        .map(epc -> "'" + epc + "'")
        .collect(Collectors.joining(","));
  }
}
